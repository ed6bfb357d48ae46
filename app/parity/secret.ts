import { emulated, native, proof, type Row } from './row.ts';

const length = native(
  'length of the value that `fairway secrets init` makes',
  proof('test/cli/secrets/secrets.test.ts', 'has its length, letters and digits only, and never comes twice'),
);

export const secretRows: readonly Row[] = [
  { keys: ['secrets.*.length'], docker: length, kubernetes: length },
  {
    keys: ['secrets.*.external'],
    docker: emulated({
      severity: 'degraded',
      where: ({ secrets }) =>
        secrets
          .filter(({ external }) => external !== undefined)
          .map(({ name }) => ({ path: `secrets.${name}.external` })),
      by: "the stack's encrypted setting",
      differs: 'the store is not asked: the value has to be set a second time',
      instead: '`npx fairway secrets push --from env`, with the value from the store in the environment',
      provenBy: proof('test/cli/secrets/secrets.test.ts', 'a certificate, or what stands in a store'),
    }),
    kubernetes: native(
      'an ExternalSecret of the External Secrets Operator',
      proof(
        'test/charts/secret.test.ts',
        "one in the team's store is asked for by an ExternalSecret, and needs no value",
      ),
    ),
  },
];
