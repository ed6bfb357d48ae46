import type { Application } from '../model/application.ts';
import type { Target } from '../model/target.ts';
import { rows } from './rows.ts';
import { severities, type Answer, type Place, type Row, type Severity } from './row.ts';

/** One way in which a target makes less, or something else, of an application than its config says. */
export interface Finding {
  readonly target: Target;
  readonly severity: Severity;
  readonly kind: 'emulated' | 'unsupported';
  /** Where in the config, as it was typed, and what it comes to there. */
  readonly places: readonly Place[];
  readonly text: string;
  readonly instead?: string | undefined;
}

/** What differs on a target for one application, the worst first. */
export function findDifferences(application: Application, target: Target): readonly Finding[] {
  return rows
    .flatMap((row) => findingOf(row, application, target))
    .sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity));
}

/** Whether something that the config asks for is missing, so that `--strict` fails. */
export function isLoss({ severity }: Finding): boolean {
  return severity === 'lost' || severity === 'refused';
}

/** An answer in one sentence, without what to do about it. */
export function textOf(answer: Answer): string {
  switch (answer.kind) {
    case 'native':
      return answer.as;
    case 'emulated':
      return `${answer.by}; ${answer.differs}`;
    case 'unsupported':
      return answer.impact;
  }
}

function findingOf(row: Row, application: Application, target: Target): readonly Finding[] {
  const answer = row[target];
  if (answer.kind === 'native') return [];
  const places = answer.where(application).map((place) => asTyped(place, application));
  if (places.length === 0) return [];
  const { severity, kind, instead } = answer;
  return [{ target, severity, kind, places, text: textOf(answer), instead }];
}

/** Where a person finds the key: among the environment's changes, if it was set there. */
function asTyped({ path, detail }: Place, { environment, changed }: Application): Place {
  const isSetThere = changed.some(
    (other) => path === other || path.startsWith(`${other}.`) || (path.includes('.') && other.startsWith(`${path}.`)),
  );
  return { path: isSetThere ? `environments.${environment}.${path}` : path, detail };
}
