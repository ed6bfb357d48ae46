import { createHash } from 'node:crypto';
import type { Container } from '../../../app/model/container.ts';
import { bytes, cpuMillis } from '../../../app/schema/quantity.ts';
import { secretValues } from './application.ts';

/** Lines of a witness, by their topic. */
export type Testimony = Readonly<Record<string, readonly string[]>>;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a container tells that runs test/apps/echo/witness.ts and is as it should be, but for some topics. */
export function testimonyOf(
  { dependsOn, env, secrets, security, resources }: Container,
  wrong: Testimony = {},
): string {
  const { cpu, memory } = resources.limits;
  const told: Testimony = {
    met: dependsOn.map(({ name }) => `${name}\tis there`),
    status: [
      `Uid:\t${security.user}\t${security.user}`,
      `Gid:\t${security.group}\t${security.group}`,
      `CapBnd:\t${security.capabilities.length > 0 ? '0000000000000400' : '0000000000000000'}`,
      'NoNewPrivs:\t1',
    ],
    env: env.map(({ name, value }) => {
      const parts = value.map((part) => (typeof part === 'string' ? part : secretValues.TOKEN));
      return `${name}=${sha256(parts.join(''))}`;
    }),
    root: [security.readOnlyRoot ? 'ro' : 'rw'],
    file: secrets.map(({ mountPath }) => `${sha256(secretValues.TOKEN)}  ${mountPath}\t444`),
    writable: security.writable.map(({ path }) => path),
    memory: [memory === undefined ? 'max' : String(bytes(memory))],
    cpu: [cpu === undefined ? 'max 100000' : `${cpuMillis(cpu) * 100} 100000`],
    told: ['all'],
    ...wrong,
  };
  return Object.entries(told)
    .flatMap(([topic, lines]) => lines.map((line) => `${topic}\t${line}`))
    .join('\n');
}
