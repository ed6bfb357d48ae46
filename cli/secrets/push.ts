import type { Application } from '../../app/model/application.ts';
import type { Target } from '../../app/model/target.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { destinationOf } from '../live/destination.ts';
import { openStack } from '../pulumi/open-stack.ts';
import { writeRecord } from '../../app/record-file.ts';
import { runner } from '../run.ts';
import { entryOf } from '../targets.ts';
import { secretsFor } from './secrets-for.ts';
import { fromEnv, fromStack, pick } from './source.ts';
import { versionsOf } from './version.ts';

/** Options of `fairway secrets push`. */
export interface PushOptions {
  readonly environment?: string;
  readonly stack?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly target: Target;
  readonly from: 'stack' | 'env';
  readonly host?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly forceConflicts?: boolean;
}

/** Brings the values to where the options or the stack's settings say that a target is, and records their versions so that a synth refers to them. */
export async function push(options: PushOptions): Promise<void> {
  const { target, from, dryRun, json, forceConflicts } = options;
  const to = destinationOf(options, projectRoot);
  const config = from === 'stack' ? openStack(options.stack ?? target) : undefined;
  const { environment } = to;
  const declared = withNamespace(await loadProject({ environment }), options.namespace);
  const names = secretsFor(declared, target).map(({ name }) => name);
  const source = config === undefined ? fromEnv(names, process.env, projectRoot, { dryRun }) : await fromStack(config);
  const values = pick(source.values, names);
  const versions = versionsOf(values, source.key);
  const application: Application = {
    ...declared,
    secrets: declared.secrets.map((secret) => ({ ...secret, versions: { [target]: versions[secret.name] } })),
  };
  const entry = entryOf(target);
  await entry.reach(runner, to);
  const { host, kubeContext: context, kubeconfig } = to;
  const place = { host, context, kubeconfig, forceConflicts, dryRun };
  const written = await entry.pushSecrets(runner, application, values, place);
  if (!dryRun) writeRecord(projectRoot, environment, { secrets: { [target]: versions } });
  if (json) return console.log(JSON.stringify({ target, written, versions }, null, 2));
  const verb = dryRun ? 'would be written' : 'written';
  console.log(
    written.length === 0
      ? 'Nothing to write: every value is there.'
      : `${verb}:\n${written.map((name) => `  ${name}`).join('\n')}`,
  );
}

/** Secrets for objects that something else, such as a GitOps overlay, moves to another namespace. */
function withNamespace(application: Application, namespace: string | undefined): Application {
  if (namespace === undefined) return application;
  const { targets } = application;
  return { ...application, targets: { ...targets, kubernetes: { ...targets.kubernetes, namespace } } };
}
