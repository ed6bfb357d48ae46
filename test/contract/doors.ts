import type { Application } from '../../app/model/application.ts';
import type { Workload } from '../../app/model/workload.ts';
import type { Replica } from './target.ts';

/** A workload's TCP ports. */
export function tcpPorts({ ports }: Workload): readonly number[] {
  return ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port);
}

/** Where a workload could be reached, were it open: every TCP port under its name and at each of its addresses. */
export function doorsTo(workload: Workload, replicas: readonly Replica[]): readonly string[] {
  const hosts = [workload.name, ...replicas.flatMap(({ addresses }) => addresses)];
  return hosts.flatMap((host) => tcpPorts(workload).map((port) => `${host}:${port}`));
}

/** The doors to all workloads but one. */
export function doorsOf(
  { workloads }: Application,
  from: string,
  replicas: Readonly<Record<string, readonly Replica[]>>,
): readonly string[] {
  return workloads.filter(({ name }) => name !== from).flatMap((to) => doorsTo(to, replicas[to.name] ?? []));
}

/** Doors that are tried at once: what tries them is held at the memory of the workload, too. */
const AT_ONCE = 6;

/** Tries all doors, with what the image has: bash, or busybox's nc. */
export function tryDoors(doors: readonly string[]): readonly string[] {
  return [
    'if command -v bash >/dev/null; then',
    'try() { timeout 5 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null && printf "door\\t$1:$2\\n"; }',
    'else',
    'try() { timeout 5 nc -w 4 "$1" "$2" -e true </dev/null >/dev/null 2>&1 && printf "door\\t$1:$2\\n"; }',
    'fi',
    ...doors.flatMap((door, index) => [
      `try ${door.replace(/:(?=\d+$)/, ' ')} &`,
      ...(index % AT_ONCE === AT_ONCE - 1 ? ['wait'] : []),
    ]),
    'wait',
  ];
}
