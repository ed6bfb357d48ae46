import { createHash } from 'node:crypto';
import type { Text } from '../../app/model/container.ts';
import type { Contract } from './contract.ts';
import type { Expectation } from './in-replicas.ts';
import { valueIn } from './literal.ts';
import { settled } from './observation.ts';
import type { Inside } from './snapshot.ts';
import { inJobs, isWitness } from './testimony.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A job is what was built and described, as a workload is. */
export const jobIdentity: readonly Contract[] = [
  {
    name: 'each variable and each secret of a job has its value',
    keys: ['jobs.*.env', 'jobs.*.secrets'],
    applies: ({ jobs }) => jobs.some(isWitness),
    check: (subject) =>
      inJobs(subject, ({ env, secrets }): readonly Expectation<Inside>[] => [
        ...env.map(({ name, value }) => ({
          key: `env.${name}`,
          expected: sha256(filledIn(value, subject.secretValues)),
          seen: ({ environment }: Inside) => valueIn(environment, name),
        })),
        ...secrets.map(({ secret, mountPath }) => ({
          key: `secrets.${secret}`,
          expected: sha256(subject.secretValues[secret]!),
          seen: ({ files }: Inside) => files[mountPath]?.sha256 ?? `no file ${mountPath}`,
        })),
      ]),
  },
  {
    name: 'each run of a job whose image was built is of its digest',
    keys: ['jobs.*.image', 'jobs.*.build'],
    applies: ({ jobs }) => jobs.some(isWitness),
    check: ({ application, target }) =>
      Promise.all(
        application.jobs.filter(isWitness).map(({ name, image }) => {
          const digest = image.split('@')[1] ?? 'a recorded digest';
          return settled(`jobs.${name}.image`, [digest], 60, async () => {
            const runs = await target.runs(name);
            return [...new Set(runs.map((run) => run.image?.split('@')[1] ?? run.image))];
          });
        }),
      ),
  },
];

/** A text with the values of the secrets that stand in it. */
const filledIn = (text: Text, values: Readonly<Record<string, string>>) =>
  text.map((part) => (typeof part === 'string' ? part : values[part.secret]!)).join('');
