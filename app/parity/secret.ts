import type { Application } from '../model/application.ts';
import { emulated, native, proof, type Place, type Row } from './row.ts';

const length = native(
  'length of the value that `fairway secrets init` makes',
  proof('test/cli/secrets/secrets.test.ts', 'has its length, letters and digits only, and never comes twice'),
);

const external = ({ secrets }: Application): readonly Place[] =>
  secrets.filter((secret) => secret.external !== undefined).map(({ name }) => ({ path: `secrets.${name}.external` }));

export const secretRows: readonly Row[] = [
  { keys: ['secrets.*.length'], docker: length, kubernetes: length },
  {
    keys: ['secrets.*.external'],
    within: ['store', 'key', 'property'],
    docker: emulated({
      severity: 'degraded',
      where: external,
      by: "the stack's encrypted setting",
      differs: 'the store is not asked: the value has to be set a second time',
      instead: '`npx fairway secrets push --from env`, with the value from the store in the environment',
      provenBy: proof('test/cli/secrets/secrets.test.ts', 'a certificate, or what stands in a store'),
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: external,
      by: 'an ExternalSecret of the External Secrets Operator, refreshed every hour',
      differs:
        'a value that changes in the store rolls no pods: they keep the old one, in variables and files, until they restart',
      instead: '`kubectl rollout restart`, or a controller that does it, such as Reloader',
      provenBy: proof(
        'test/charts/secret.test.ts',
        "one in the team's store is asked for by an ExternalSecret, and needs no value",
        "another value in the team's store rolls nothing",
      ),
    }),
  },
];
