import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsOf } from '../../app/model/container.ts';
import type { Contract, Subject } from './contract.ts';
import { environmentOf, inEachReplica, inside } from './inside.ts';
import type { Replica } from './target.ts';

/** Where a secret's value is, and where it isn't. */
export const secrets: readonly Contract[] = [
  {
    name: 'a secret is in the environment or the files of the workloads that declare it, and of no other',
    check: async (subject) => {
      for (const { name } of subject.application.secrets) {
        const value = await valueOf(subject, name);
        await inEachReplica(subject, async (replica, workload) => {
          const files = await filesHolding(subject, replica, value);
          const mounts = workload.secrets.filter(({ secret }) => secret === name).map(({ mountPath }) => mountPath);
          assert.deepEqual(
            mounts.filter((path) => !files.includes(path)),
            [],
            `${name} is not in all files that are declared`,
          );
          const found = files.length > 0 || (await environmentOf(subject, replica)).includes(value);
          assert.equal(
            found,
            secretsOf(workload).includes(name),
            `${name} is there: ${found}, in files: ${files.join(' ')}`,
          );
        });
      }
    },
  },
  {
    name: 'no secret is in the files that are deployed',
    check: (subject) => holdsNoSecret(subject, () => Promise.resolve(textsIn(subject.files))),
  },
  {
    name: 'no secret is in a log',
    check: (subject) =>
      holdsNoSecret(subject, ({ application, target }) =>
        Promise.all([...application.workloads, ...application.jobs].map(({ name }) => target.logs(name))),
      ),
  },
  {
    name: 'no secret is in what the target tells about the application',
    check: (subject) => holdsNoSecret(subject, async ({ target }) => [await target.descriptions()]),
  },
  {
    name: "no secret is in an image's layers or history",
    check: async (subject) => {
      assert.deepEqual(await subject.imagesHolding(await everyForm(subject)), []);
    },
  },
];

async function holdsNoSecret(subject: Subject, read: (subject: Subject) => Promise<readonly string[]>): Promise<void> {
  const texts = await read(subject);
  assert.ok(
    texts.some((text) => text !== ''),
    'there is something to look at',
  );
  for (const value of await everyForm(subject)) {
    const at = texts.find((text) => text.includes(value))?.split(value)[0];
    assert.equal(at, undefined, `a secret's value is there, after: ${at?.slice(-100)}`);
  }
}

/** The values of all secrets, as they are and in base64. */
async function everyForm(subject: Subject): Promise<readonly string[]> {
  const values = await Promise.all(subject.application.secrets.map(({ name }) => valueOf(subject, name)));
  return values.flatMap((value) => [value, Buffer.from(value).toString('base64')]);
}

/** The value of a secret, from a workload that has it as a file. */
async function valueOf(subject: Subject, secret: string): Promise<string> {
  for (const { name, secrets: mounts } of subject.application.workloads) {
    const mount = mounts.find((candidate) => candidate.secret === secret);
    const [replica] = mount === undefined ? [] : await subject.target.replicas(name);
    if (mount && replica) {
      const value = (await inside(subject, replica, `cat ${mount.mountPath}`)).trim();
      assert.ok(value.length >= 8, `${secret} has a value that is long enough to search for`);
      return value;
    }
  }
  throw new Error(`${secret}: no running workload has it as a file`);
}

/** The files of a replica that hold a value; programs and what the kernel shows are left out. */
async function filesHolding(subject: Subject, replica: Replica, value: string): Promise<readonly string[]> {
  // The value comes by stdin: on the command line it would be in the target's records.
  const script = `value=$(cat)
    for folder in /*; do
      case $folder in /bin|/lib*|/proc|/sbin|/sys|/usr) continue ;; /dev) folder=/dev/shm ;; esac
      grep -rslF -e "$value" "$folder"
    done
    true`;
  return (await inside(subject, replica, script, value)).split('\n').filter((file) => file !== '');
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
