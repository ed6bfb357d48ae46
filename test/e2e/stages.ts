import { runContract, type Deployments } from './contract.ts';
import type { DriftTargets } from './drift/tampering.ts';
import type { PulumiTargets } from './pulumi/target.ts';
import { runSample } from './run-sample.ts';

/** Tries one thing on real engines; the arguments are those after its name. */
type Stage = (args: readonly string[]) => Promise<void>;

/** How an application gets onto each target; only the files of those that are meant are loaded. */
const deployments: Deployments = {
  docker: async () => (await import('./docker.ts')).dockerDeployment,
  kubernetes: async () => (await import('./kubernetes.ts')).kubernetesDeployment,
};

/** How an application is changed behind its back on each target. */
const drifts: DriftTargets = {
  docker: async () => (await import('./drift/docker.ts')).dockerDrift,
  kubernetes: async () => (await import('./drift/kubernetes.ts')).kubernetesDrift,
};

/** How Pulumi deploys to each target. */
const byPulumi: PulumiTargets = {
  docker: async () => (await import('./pulumi/docker.ts')).dockerByPulumi,
  kubernetes: async () => (await import('./pulumi/kubernetes.ts')).kubernetesByPulumi,
};

/** Everything that `npm run test:e2e -- <name>` can try; only the files of the one that runs are loaded. */
export const stages: Readonly<Record<string, Stage>> = {
  docker: async () => runSample('docker', (await import('./docker.ts')).dockerDeployment),
  kubernetes: async () => runSample('kubernetes', (await import('./kubernetes.ts')).kubernetesDeployment),
  contract: async (args) => runContract(args, deployments),
  dev: async () => (await import('./dev/run.ts')).runDev(),
  exposure: async () => (await import('./exposure/run.ts')).runExposure(),
  faults: async (args) => (await import('./faults/run.ts')).runFaults(args),
  host: async () => (await import('./host.ts')).runHost(),
  operate: async (args) => (await import('./operate/run.ts')).runOperate(args, deployments),
  drift: async (args) => (await import('./drift/run.ts')).runDrift(args, drifts),
  networks: async () => (await import('./networks/run.ts')).runNetworks(),
  pulumi: async (args) => (await import('./pulumi/run.ts')).runPulumi(args, byPulumi),
  report: async () => (await import('./report/run.ts')).runReport(),
  watch: async () => (await import('./watch.ts')).runWatch(),
  scale: async (args) => (await import('./scale/kubernetes/run.ts')).runScale(args),
  rows: async (args) => (await import('./rows/run.ts')).runRows(args),
};
