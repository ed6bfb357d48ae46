import type { Task } from './task.ts';

/** Why a task ended, or can't start, in a person's words. */
export function reasonOf({ Status, DesiredState }: Task): string {
  const { Err = '', Message = '', State } = Status;
  const [, code, detail] = /^task: non-zero exit \((\d+)\)(?:: (.*))?$/.exec(Err) ?? [];
  if (code !== undefined) {
    const why = detail?.replace(/^dockerexec: /, '');
    return why === undefined ? `exit code ${code}` : `exit code ${code}: ${why}`;
  }
  if (Err !== '') return Err;
  return State === 'complete' ? 'it ended with exit code 0' : `${State} (${Message || DesiredState})`;
}

/** What the engine says of a task that the swarm took away before it ran: it tells nothing of the version. */
const TAKEN_AWAY = /^No such container/;

/** Those tasks first that tell why they failed. */
export function telling(failed: readonly Task[]): readonly Task[] {
  const wasTakenAway = ({ Status }: Task) => TAKEN_AWAY.test(Status.Err ?? '');
  return [...failed.filter((task) => !wasTakenAway(task)), ...failed.filter(wasTakenAway)];
}
