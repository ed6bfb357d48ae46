import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import type { Application } from '../../../../app/model/application.ts';
import { emptyRecord } from '../../../../app/model/record.ts';
import type { Target } from '../../../../app/model/target.ts';
import { compare } from '../../../../cli/live/diff/compare.ts';
import { disclosing } from '../../../../cli/live/diff/disclose.ts';
import { withSecrets } from '../../../../cli/live/diff/open-preview.ts';
import type { Comparison } from '../../../../cli/live/diff/part.ts';
import { secretNotes } from '../../../../cli/live/diff/secret-notes.ts';
import { showChanges } from '../../../../cli/live/diff/show.ts';
import type { StackVersions } from '../../../../cli/secrets/stack-versions.ts';
import { application as config } from '../../../e2e/drift/application.ts';

/** The version of TOKEN that the recorded deploys have given to `web`. */
const DEPLOYED = '142fd16f738c';
const OTHER = '0123456789ab';

interface KeptSecrets {
  readonly kept: StackVersions;
  /** @default - nothing was pushed from here */
  readonly pushed?: Readonly<Record<string, string>>;
  /** What is changed of app/config.ts. @default - nothing */
  readonly patch?: object;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

const UNREAD = "PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets";
const TOLD = '`npm run preview prod` tells whether they change';
const CHANGED = ['~ web: secrets.TOKEN: changed', '    web: new replicas first'];

/** What a preview tells, on every target, of secrets in the settings of the stack `prod`. */
export const keptSecrets: readonly [name: string, KeptSecrets][] = [
  ['the value that runs', { kept: { versions: { TOKEN: DEPLOYED } }, lines: [], notes: [] }],
  ['another value than runs', { kept: { versions: { TOKEN: OTHER } }, lines: CHANGED, notes: [] }],
  [
    'values that can not be read',
    {
      kept: { versions: {}, unread: UNREAD },
      lines: [],
      notes: [`values of secrets not compared: TOKEN (${UNREAD}; ${TOLD})`],
    },
  ],
  [
    'no value, where none was pushed either',
    {
      kept: { versions: {} },
      lines: [],
      notes: [
        'values of secrets not compared: TOKEN (no push is recorded here, and the settings of the stack prod have none)',
      ],
    },
  ],
  [
    'the value that was pushed',
    { kept: { versions: { TOKEN: OTHER } }, pushed: { TOKEN: OTHER }, lines: CHANGED, notes: [] },
  ],
  [
    'another value than was pushed',
    {
      kept: { versions: { TOKEN: OTHER } },
      pushed: { TOKEN: DEPLOYED },
      lines: [],
      notes: [
        `values of secrets compared as they were pushed: TOKEN (the settings of the stack prod have other versions; ${TOLD} with these)`,
      ],
    },
  ],
  [
    'values that can not be read, but were pushed',
    { kept: { versions: {}, unread: UNREAD }, pushed: { TOKEN: OTHER }, lines: CHANGED, notes: [] },
  ],
];

/** The secrets of a certificate, on top of what the recorded deploys had. */
export const withCertificate: Pick<KeptSecrets, 'kept' | 'patch'> = {
  kept: { versions: { TOKEN: DEPLOYED, CHAIN: OTHER, KEY: OTHER } },
  patch: {
    tls: { certificate: { chain: 'CHAIN', privateKey: 'KEY' } },
    secrets: { CHAIN: {}, KEY: {} },
  },
};

/** What a preview prints of such secrets. */
export function told(
  target: Target,
  { kept, pushed = {}, patch = {} }: Omit<KeptSecrets, 'lines' | 'notes'>,
  preview: (application: Application) => Comparison,
) {
  const known = { target, stack: 'prod', pushed, kept };
  const asRecorded = mergePatch(config, { targets: { kubernetes: { drainSeconds: 5 } } });
  const application = loadApplication(mergePatch(asRecorded, patch), { record: withSecrets(emptyRecord, known) });
  const { before, after } = preview(application);
  const text = showChanges(compare(before, after, disclosing(application)), 'preview');
  return { lines: text === '' ? [] : text.split('\n'), notes: secretNotes(application, after, known) };
}
