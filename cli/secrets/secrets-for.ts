import type { Application, DeclaredSecret } from '../../app/model/application.ts';

/** The secrets whose values a target is given: a cluster reads from the team's store what stands there. */
export function secretsFor({ secrets }: Application, target: unknown): readonly DeclaredSecret[] {
  return secrets.filter(({ external }) => external === undefined || target !== 'kubernetes');
}
