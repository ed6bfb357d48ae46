import type { Application } from '../../../app/model/application.ts';
import type { Workload } from '../../../app/model/workload.ts';
import type { Contract, Subject } from '../contract.ts';
import { observe } from '../observation.ts';
import type { Replica } from '../target.ts';
import { echoes } from './application.ts';

/** A workload that may try to send datagrams to another. */
interface Pair {
  readonly from: Workload;
  readonly to: Workload;
}

const udpPorts = ({ ports }: Workload) => ports.filter(({ protocol }) => protocol === 'udp').map(({ port }) => port);

/** All pairs but the way back along a connection, which some targets can't close. */
function pairs(application: Application): readonly Pair[] {
  const all = echoes(application);
  return all
    .flatMap((from) => all.map((to) => ({ from, to })))
    .filter(({ from, to }) => from !== to && udpPorts(to).length > 0 && !to.connectsTo.includes(from.name));
}

const connects = ({ from, to }: Pair) => from.connectsTo.includes(to.name);

/** Who reaches whom without a connection. */
export const echoDatagrams: readonly Contract[] = [
  {
    name: 'a declared connection carries datagrams, under the name of the model',
    keys: ['workloads.*.connectsTo', 'workloads.*.ports'],
    applies: (application) => pairs(application).some(connects),
    check: (subject) => Promise.all(pairs(subject.application).filter(connects).map(answersTo(subject, 'all'))),
  },
  {
    name: 'no datagram passes between workloads that declare no connection',
    keys: ['workloads.*.connectsTo', 'workloads.*.ports'],
    applies: (application) => pairs(application).some((pair) => !connects(pair)),
    check: (subject) =>
      Promise.all(
        pairs(subject.application)
          .filter((pair) => !connects(pair))
          .map(answersTo(subject, 'none')),
      ),
  },
];

/** Asks by the workload's name, and where nothing is to answer, at each of its addresses as well. */
const answersTo =
  ({ target }: Subject, expected: 'all' | 'none') =>
  async ({ from, to }: Pair) => {
    const [[replica], others] = await Promise.all([target.replicas(from.name), target.replicas(to.name)]);
    const hosts = [to.name, ...(expected === 'all' ? [] : others.flatMap(({ addresses }) => addresses))];
    const doors = udpPorts(to).flatMap((port) => hosts.map((host) => ({ host, port })));
    const wanted = expected === 'all' ? doors.map(({ host, port }) => `${host}:${port}`) : [];
    return observe(`workloads.${from.name}.connectsTo`, wanted, () => askAll(target, replica!, doors));
  };

/** The doors that send a datagram back, of three that are sent to each. */
async function askAll(
  target: Subject['target'],
  replica: Replica,
  doors: readonly { readonly host: string; readonly port: number }[],
): Promise<readonly string[]> {
  const program = `import { createSocket } from 'node:dgram';
for (const { host, port } of ${JSON.stringify(doors)}) {
  const socket = createSocket('udp4').on('error', () => {});
  socket.on('message', () => console.log(host + ':' + port));
  const send = () => socket.send('are you there', port, host, () => {});
  [0, 1000, 2000].forEach((delay) => setTimeout(send, delay));
  setTimeout(() => socket.close(), 4000);
}`;
  const { code, stdout, stderr } = await target.exec(replica, ['node', '--input-type=module', '--eval', program]);
  if (code !== 0) throw new Error(`${replica.id}: exit code ${code}: ${stderr}`);
  const answered = stdout.split('\n');
  return doors.map(({ host, port }) => `${host}:${port}`).filter((door) => answered.includes(door));
}
