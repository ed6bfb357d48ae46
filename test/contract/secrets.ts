import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { secretsOf } from '../../app/model/container.ts';
import { hasSecrets } from './applicability.ts';
import type { Contract, Subject } from './contract.ts';
import { inReplicas } from './in-replicas.ts';
import type { Observation } from './observation.ts';
import { formsOf, withUnpacked } from './secret-texts.ts';

/** Where a secret's value is, and where it isn't. */
export const secrets: readonly Contract[] = [
  {
    name: 'a secret is in the environment or the files of the workloads that declare it, and of no other',
    keys: ['workloads.*.secrets', 'workloads.*.env', 'secrets'],
    applies: hasSecrets,
    check: (subject) =>
      inReplicas(subject, (workload) =>
        Object.keys(subject.secretValues).map((name) => ({
          key: `secrets.${name}`,
          expected: presence(secretsOf(workload).includes(name)),
          seen: ({ secrets: places }) => presence(places[name]!.length > 0),
        })),
      ),
  },
  {
    name: 'a secret that is declared as a file is one, with its value',
    keys: ['workloads.*.secrets'],
    applies: ({ workloads }) => workloads.some((workload) => workload.secrets.length > 0),
    check: (subject) =>
      inReplicas(subject, (workload) =>
        workload.secrets.map(({ secret, mountPath }) => ({
          key: `secrets.${secret}`,
          expected: createHash('sha256').update(subject.secretValues[secret]!).digest('hex'),
          seen: ({ files }) => files[mountPath]?.sha256 ?? `no file ${mountPath}`,
        })),
      ),
  },
  {
    name: 'no secret is in the files that are deployed',
    keys: ['secrets'],
    applies: hasSecrets,
    check: (subject) => inNone(subject, () => Promise.resolve(textsIn(subject.files))),
  },
  {
    name: 'no secret is in a log',
    keys: ['secrets'],
    applies: hasSecrets,
    check: (subject) =>
      inNone(subject, ({ application, target }) =>
        Promise.all([...application.workloads, ...application.jobs].map(({ name }) => target.logs(name))),
      ),
  },
  {
    name: 'no secret is in what the target tells about the application',
    keys: ['secrets'],
    applies: hasSecrets,
    check: (subject) => inNone(subject, async ({ target }) => [await target.descriptions()]),
  },
  {
    name: "no secret is in an image's layers or history",
    keys: ['secrets'],
    applies: (application) => hasSecrets(application) && application.images.length > 0,
    check: async (subject) => [
      {
        key: 'secrets',
        expected: [],
        seen: await subject.imagesHolding(Object.values(subject.secretValues).flatMap(formsOf)),
      },
    ],
  },
];

const presence = (isThere: boolean) => (isThere ? 'is there' : 'is not there');

/** That no text holds a value; what is seen is the text before it. */
async function inNone(
  subject: Subject,
  read: (subject: Subject) => Promise<readonly string[]>,
): Promise<readonly Observation[]> {
  const texts = (await read(subject)).flatMap(withUnpacked);
  if (texts.every((text) => text === '')) throw new Error('there is no text to look at');
  return Object.entries(subject.secretValues).map(([name, value]) => {
    const found = formsOf(value).flatMap((form) =>
      texts.filter((text) => text.includes(form)).map((text) => text.split(form)[0]!),
    );
    return { key: `secrets.${name}`, expected: [], seen: found.map((before) => `after: ${before.slice(-100)}`) };
  });
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
