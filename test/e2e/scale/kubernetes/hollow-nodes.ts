import { spawn } from 'node:child_process';
import type { Kubectl } from '../../rows/kubernetes/kubectl.ts';

/** The label of hollow nodes, by which kwok knows its own and pods find them. */
export const HOLLOW = { 'fairway-scale': 'hollow' };
/** What keeps every other pod away from them. */
export const TAINT = 'fairway-scale';

/** The label as a selector. */
const SELECTOR = Object.entries(HOLLOW)
  .map(([key, value]) => `${key}=${value}`)
  .join();

/** Pods that a node takes, as the kubelet's default has it. */
const PODS_PER_NODE = 110;

/** Without a lease that is renewed, a node counts as lost. */
const LEASE = '--node-lease-duration-seconds=40';

/** Addresses of hollow pods, from a range that is kept for benchmarks. @see https://www.rfc-editor.org/rfc/rfc2544 */
const POD_RANGE = '198.18.0.0/15';

/**
 * Nodes without a machine: kwok answers for their kubelets, so pods that are scheduled there count as running.
 *
 * @param kwok the program with its stages, such as `kwok --config stage-fast.yaml`
 * @see https://kwok.sigs.k8s.io/
 */
export async function startHollowNodes(kubectl: Kubectl, kwok: string, pods: number) {
  const count = Math.ceil((pods * 1.2) / PODS_PER_NODE);
  const [program = '', ...args] = kwok.split(/\s+/);
  const options = [`--manage-nodes-with-label-selector=${SELECTOR}`, `--cidr=${POD_RANGE}`, LEASE];
  await kubectl.apply(Array.from({ length: count }, (_, index) => hollowNode(`fairway-hollow-${index}`)));
  const answering = spawn(program, [...args, ...options], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => answering.on('close', () => resolve()));
  const failed = new Promise<never>((_, reject) => answering.on('error', reject));
  /** Pods must have gone before: nobody else can say that they have ended. */
  const remove = async () => {
    await kubectl.run(['delete', 'node', '-l', SELECTOR]);
    answering.kill();
    await ended;
  };
  try {
    const ready = kubectl.run(['wait', 'node', '-l', SELECTOR, '--for=condition=Ready', '--timeout=60s']);
    await Promise.race([ready, failed]);
  } catch (error) {
    await remove();
    throw error;
  }
  return { count, remove };
}

function hollowNode(name: string): object {
  const capacity = { cpu: '32', memory: '128Gi', pods: String(PODS_PER_NODE) };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { ...HOLLOW, 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux' } },
    spec: { taints: [{ key: TAINT, value: 'hollow', effect: 'NoSchedule' }] },
    status: { allocatable: capacity, capacity },
  };
}
