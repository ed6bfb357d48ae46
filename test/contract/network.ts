import assert from 'node:assert/strict';
import type { Workload } from '../../app/model/workload.ts';
import type { Contract, Subject } from './contract.ts';
import { inEachReplica, inside } from './inside.ts';
import type { Replica } from './target.ts';

/** Who reaches whom. */
export const network: readonly Contract[] = [
  {
    name: 'each declared connection between workloads is open, under the name and port of the model',
    check: (subject) =>
      inEachReplica(subject, async (replica, { connectsTo }) => {
        const others = subject.application.workloads.filter(({ name }) => connectsTo.includes(name));
        const wanted = others.flatMap(({ name, ports }) => tcp(ports).map((port) => `${name}:${port}`));
        assert.deepEqual(await reachable(subject, replica, wanted), wanted);
      }),
  },
  {
    name: 'workloads that declare no connection between them reach each other neither by name nor by address',
    check: (subject) =>
      staysClosed(subject, (from, to) => !from.connectsTo.includes(to.name) && !to.connectsTo.includes(from.name)),
  },
  {
    name: 'a declared connection is open in its own direction only',
    needs: 'directedConnections',
    check: (subject) =>
      staysClosed(subject, (from, to) => !from.connectsTo.includes(to.name) && to.connectsTo.includes(from.name)),
  },
  {
    name: 'the ports that answer from outside are the ones that the application declares',
    check: async (subject) => {
      const declared = [...subject.target.publicPorts(subject.application)].sort((a, b) => a - b);
      assert.deepEqual(await subject.openedPorts(), declared);
    },
  },
];

/** Tries every port of the pairs that are meant, by the workload's name and by each of its addresses. */
async function staysClosed(subject: Subject, isMeant: (from: Workload, to: Workload) => boolean): Promise<void> {
  const { application, target } = subject;
  await inEachReplica(subject, async (replica, from) => {
    const others = application.workloads.filter((to) => to.name !== from.name && isMeant(from, to));
    const doors = await Promise.all(
      others.map(async ({ name, ports }) => {
        const addresses = (await target.replicas(name)).flatMap((other) => other.addresses);
        return [name, ...addresses].flatMap((host) => tcp(ports).map((port) => `${host}:${port}`));
      }),
    );
    assert.deepEqual(await reachable(subject, replica, doors.flat()), []);
  });
}

function tcp(ports: Workload['ports']): readonly number[] {
  return ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port);
}

/** The addresses that a replica can connect to, in the order given; bash is in the images of all the sample's workloads. */
async function reachable(subject: Subject, replica: Replica, addresses: readonly string[]): Promise<readonly string[]> {
  const attempts = addresses.map((address) => {
    const socket = `/dev/tcp/${address.replace(/:(?=\d+$)/, '/')}`;
    return `(timeout 3 bash -c 'exec 3<>${socket}' 2>/dev/null && echo ${address}) &`;
  });
  const open = (await inside(subject, replica, `${attempts.join('\n')}\nwait`)).split('\n');
  return addresses.filter((address) => open.includes(address));
}
