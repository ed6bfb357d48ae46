import type { Application } from '../../../app/model/application.ts';
import type { Workload } from '../../../app/model/workload.ts';
import type { Contract, Subject } from '../contract.ts';
import { observe } from '../observation.ts';
import type { Address, Replica } from '../target.ts';
import { echoes } from './application.ts';

/** Who goes outside by declaring it, and who doesn't; what has a public port may, whatever it declares. */
const asDeclared = (application: Application): readonly Workload[] =>
  echoes(application).filter(({ publish }) => publish.length === 0);

/** TCP ports that answer outside. */
const published = (application: Application) =>
  echoes(application).flatMap(({ name, publish }) =>
    publish.filter(({ port }) => port.protocol === 'tcp').map((port) => ({ name, port })),
  );

/** Who gets out. */
export const echoOutside: readonly Contract[] = [
  {
    name: 'a workload that connects to the internet gets outside, and one that does not stays inside',
    keys: ['workloads.*.connectsTo'],
    needs: 'ownAddressIsOutside',
    applies: (application) =>
      published(application).length > 0 && new Set(asDeclared(application).map(({ internet }) => internet)).size > 1,
    check: async (subject) => {
      const [{ name, port }] = published(subject.application) as [ReturnType<typeof published>[number]];
      const address = await subject.target.publishedAt(name, port);
      return Promise.all(
        asDeclared(subject.application).map(({ name: own, internet }) =>
          observe(`workloads.${own}.connectsTo`, internet ? 'outside' : 'inside', async () => {
            const [replica] = await subject.target.replicas(own);
            return whereIs(subject, replica!, address);
          }),
        ),
      );
    },
  },
];

/** Whether a replica reaches an address outside. */
async function whereIs({ target }: Subject, replica: Replica, { host, port }: Address): Promise<string> {
  const program = `import { connect } from 'node:net';
const end = (where) => { console.log(where); process.exit(); };
connect(${port}, '${host}', () => end('outside')).on('error', () => end('inside'));
setTimeout(() => end('inside'), 5000);`;
  const { stdout, stderr } = await target.exec(replica, ['node', '--input-type=module', '--eval', program]);
  return stdout.trim() || stderr;
}
