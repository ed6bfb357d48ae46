import { UserError } from '../../app/errors/user-error.ts';
import { again } from '../again.ts';
import type { Runner } from '../run.ts';
import type { Connection } from '../ssh/connection.ts';
import { runOn } from './remote.ts';
import { CONFIRM_WITHIN_SECONDS } from './scripts.ts';
import type { Change, Proof, Wanted } from './step.ts';
import { judge, lookAt, type Finding } from './survey.ts';

/** A finding after a setup. */
export interface Outcome extends Finding {
  /** What was done about it. @default - nothing */
  readonly done?: string | undefined;
  /** What the host said about what was done. */
  readonly said?: string | undefined;
}

/** Is told what happens while it happens. */
export type Progress = (line: string) => void;

/** How a changed host is asked: sshd may be on its way up again. */
const PATIENCE = { attempts: 3, pauseSeconds: 3 };

/**
 * Makes everything hold on a host that doesn't yet, and looks again.
 *
 * @throws UserError at the first change that fails; a second run goes on from there
 */
export async function setUp(
  run: Runner,
  first: Connection,
  wanted: Wanted,
  progress: Progress,
): Promise<readonly Outcome[]> {
  const before = judge(await lookAt(run, first), wanted);
  refuseBlocked(before);
  const pending = before.filter(({ change }) => change !== undefined);
  if (pending.length === 0) return before;
  let connection = first;
  const said = new Map<string, string>();
  for (const { name, change } of pending) {
    progress(`${name}: ${change!.does}`);
    said.set(name, (await apply(run, connection, name, change!)).trim());
    connection = { ...connection, user: change!.loginAs ?? connection.user };
  }
  const after = judge(await lookAt(run, connection), wanted);
  return after.map((finding) => {
    const done = pending.find(({ name }) => name === finding.name)?.change?.does;
    return done === undefined ? finding : { ...finding, done, said: said.get(finding.name) || undefined };
  });
}

/**
 * Nothing is begun on a host that can't be finished.
 *
 * @throws UserError
 */
export function refuseBlocked(findings: readonly Finding[]): void {
  const blocked = findings.filter(({ holds, blocks }) => !holds && blocks);
  if (blocked.length === 0) return;
  const lines = blocked.map(
    ({ name, found, advice }) => `${name}: ${found}${advice === undefined ? '' : `; ${advice}`}`,
  );
  throw new UserError(`nothing was changed:\n${lines.join('\n')}`);
}

async function apply(run: Runner, connection: Connection, name: string, change: Change): Promise<string> {
  if (change.proof !== undefined) await prove(run, connection, change.proof);
  const said = await failingAs(name, '', () => runOn(run, connection, strict(change.script)));
  if (change.confirm === undefined) return said;
  const next = { ...connection, user: change.loginAs ?? connection.user };
  const undone = `the host undoes this by itself within ${CONFIRM_WITHIN_SECONDS} seconds, because a new connection failed after it: `;
  await failingAs(name, undone, () => again(() => runOn(run, next, strict(change.confirm!)), PATIENCE));
  return said;
}

async function prove(run: Runner, connection: Connection, { loginAs, script, otherwise }: Proof): Promise<void> {
  await failingAs('ssh', `${otherwise}: `, () => runOn(run, { ...connection, user: loginAs }, strict(script)));
}

const strict = (script: string) => `set -eu\n${script}`;

async function failingAs(name: string, why: string, action: () => Promise<string>): Promise<string> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${name}: ${why}${error.message}`) : error;
  }
}
