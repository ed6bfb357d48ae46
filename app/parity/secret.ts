import { emulated, native, type Row } from './row.ts';

export const secretRows: readonly Row[] = [
  {
    keys: ['secrets.*.length'],
    docker: native('length of the value that `fairway secrets init` makes'),
    kubernetes: native('length of the value that `fairway secrets init` makes'),
  },
  {
    keys: ['secrets.*.external'],
    docker: emulated({
      severity: 'degraded',
      where: ({ secrets }) =>
        secrets.filter(({ external }) => external !== undefined).map(({ name }) => `secrets.${name}.external`),
      by: "the stack's encrypted setting",
      differs: 'the store is not asked: the value has to be set a second time',
      instead: '`npx fairway secrets push --from env`, with the value from the store in the environment',
    }),
    kubernetes: native('an ExternalSecret of the External Secrets Operator'),
  },
];
