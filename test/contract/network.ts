import assert from 'node:assert/strict';
import type { Workload } from '../../app/model/workload.ts';
import type { Contract, Subject } from './contract.ts';
import { inEachReplica, inside } from './inside.ts';

/** Who reaches whom. */
export const network: readonly Contract[] = [
  {
    name: 'each declared connection between workloads is open, under the name and port of the model',
    check: (subject) =>
      inEachReplica(subject, async (replica, { connectsTo }) => {
        const wanted = others(subject, (name) => connectsTo.includes(name)).flatMap(({ name, ports }) =>
          tcp(ports).map((port) => `${name}:${port}`),
        );
        assert.deepEqual(await reachable(subject, replica, wanted), wanted);
      }),
  },
  {
    name: 'every other connection between workloads is closed, by name and by address',
    check: (subject) =>
      inEachReplica(subject, async (replica, { name: self, connectsTo }) => {
        const strangers = others(subject, (name) => name !== self && !connectsTo.includes(name));
        const forbidden = await Promise.all(
          strangers.map(async ({ name, ports }) => {
            const addresses = (await subject.target.replicas(name)).flatMap((stranger) => stranger.addresses);
            return [name, ...addresses].flatMap((host) => tcp(ports).map((port) => `${host}:${port}`));
          }),
        );
        assert.deepEqual(await reachable(subject, replica, forbidden.flat()), []);
      }),
  },
  {
    name: 'the ports that answer from outside are the ones that the application declares',
    check: async (subject) => {
      const declared = [...subject.target.publicPorts(subject.application)].sort((a, b) => a - b);
      assert.deepEqual(await subject.openedPorts(), declared);
    },
  },
];

function others({ application }: Subject, wanted: (name: string) => boolean): readonly Workload[] {
  return application.workloads.filter(({ name }) => wanted(name));
}

function tcp(ports: Workload['ports']): readonly number[] {
  return ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port);
}

/** The addresses that a replica can connect to, in the order given; bash is in the images of all the sample's workloads. */
async function reachable(
  subject: Subject,
  replica: Parameters<typeof inside>[1],
  addresses: readonly string[],
): Promise<readonly string[]> {
  const attempts = addresses.map((address) => {
    const socket = `/dev/tcp/${address.replace(/:(?=\d+$)/, '/')}`;
    return `(timeout 3 bash -c 'exec 3<>${socket}' 2>/dev/null && echo ${address}) &`;
  });
  const open = (await inside(subject, replica, `${attempts.join('\n')}\nwait`)).split('\n');
  return addresses.filter((address) => open.includes(address));
}
