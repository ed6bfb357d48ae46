import { z } from 'zod';
import { show } from '../../app/errors/show.ts';
import { UserError } from '../../app/errors/user-error.ts';
import { knownTargets } from '../../app/model/target.ts';

/** Settings whose names begin so are Fairway's. */
const NAMESPACE = 'fairway:';
/** Settings whose names begin so are the values of the declared secrets, encrypted. */
export const SECRETS = 'secrets:';

const text = (expected: string) => z.string(expected).min(1, expected);

/** What a stack sets: which application in which environment goes where. */
export const settingsSchema = z.strictObject({
  /** Where the stack runs. */
  target: z.enum(knownTargets, '"docker" or "kubernetes"'),
  /** Environment of app/config.ts whose changes are merged in. @default - none */
  environment: text('the name of an environment').optional(),
  /** Registry instead of the config's. @default - the config's */
  registry: text('a registry such as ghcr.io/acme').optional(),
  /** Docker: the engine, as DOCKER_HOST. @default - the engine of the machine that deploys */
  host: text('an engine such as ssh://deploy@vps.example.com').optional(),
  /** Who pushes to the registry, and on Docker pulls from it. @default - whom `docker login` knows on this machine */
  registryUser: text('a user of the registry').optional(),
  /** The password or token to that, encrypted: `pulumi config set --secret`. @default - as above */
  registryPassword: text('a password or token').optional(),
  /** Kubernetes: context of the kubeconfig. @default - the current one */
  kubeContext: text('the name of a context').optional(),
  /** Kubernetes: path or content of a kubeconfig. @default - KUBECONFIG, or ~/.kube/config */
  kubeconfig: text('the path of a kubeconfig').optional(),
  /**
   * Kubernetes: a name of your own for the cluster, which outlives the address of its API server.
   *
   * @default - with another address everything is replaced
   */
  kubeCluster: text('a name for the cluster').optional(),
});

/** A stack's settings. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

/**
 * Reads the settings of a stack.
 *
 * @param config every setting by its full name, `fairway:target`
 * @throws UserError with everything that is wrong with them
 */
export function readSettings(config: Readonly<Record<string, string>>, stack: string): Settings {
  const result = settingsSchema.safeParse(inNamespace(config, NAMESPACE));
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      const setting = `${NAMESPACE}${issue.path.join('.')}`;
      return [`  ${setting}: expected ${issue.message}, got ${show(config[setting])}`];
    }
    const known = Object.keys(settingsSchema.shape).join(', ');
    return issue.keys.map((key) => `  ${NAMESPACE}${key}: unknown setting; known: ${known}`);
  });
  throw new UserError(
    `the settings of the stack ${stack} can't be used; set one with \`npx fairway pulumi config set --stack ${stack} ${NAMESPACE}<name> <value>\`:\n${lines.join('\n')}`,
  );
}

/** What stands in a stack's settings under `secrets:`: the values of the secrets by name, and the key of their versions. */
export function secretValues(config: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return inNamespace(config, SECRETS);
}

function inNamespace(config: Readonly<Record<string, string>>, namespace: string): Readonly<Record<string, string>> {
  const inside = Object.entries(config).filter(([key]) => key.startsWith(namespace));
  return Object.fromEntries(inside.map(([key, value]) => [key.slice(namespace.length), value]));
}
