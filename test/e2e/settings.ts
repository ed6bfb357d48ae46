import { spawnSync } from 'node:child_process';
import { UserError } from '../../app/errors/user-error.ts';

/** What a run is given by the environment. */
export interface Settings {
  /** Where images are pushed, reachable under the same name from here and from where they run: `localhost:5000`. */
  readonly registry: string;
  /** The engine that runs the stack, a swarm, as DOCKER_HOST has it. @default - the one that docker itself would use, which builds the images */
  readonly host: string;
  /** Where the public ports of the Docker host answer. @default '127.0.0.1' */
  readonly address?: string | undefined;
  /** Where ports of the cluster's nodes answer. @default - the internal address of the first one */
  readonly nodeAddress?: string | undefined;
  /** Where the cluster's ingress controller answers, a host or host:port. @default - what the Ingress's status says */
  readonly ingress?: string | undefined;
  /** A command of this machine that reboots the host. @default - `ssh HOST reboot`, where the host is reached by ssh */
  readonly reboot?: string | undefined;
  /** IngressClass of that controller. @default - the cluster's default class */
  readonly ingressClass?: string | undefined;
  /** An ACME authority that finds every name at `address`. @default - certificates are not asked for */
  readonly acme?: AcmeSettings | undefined;
  /** Commands that cut a node of the cluster off and bring it back; `{node}` stands for its name. @default - none is lost */
  readonly node?: { readonly lose: string; readonly find: string } | undefined;
}

export interface AcmeSettings {
  readonly directoryUrl: string;
  /** File with the CA of the directory's own certificate. */
  readonly caFile: string;
  /** File with the root of the certificates that it issues. */
  readonly rootFile: string;
}

/**
 * Reads the variables of a run.
 *
 * @throws UserError that says which one is missing
 */
export function readSettings(env: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const registry = env['FAIRWAY_E2E_REGISTRY'];
  if (!registry) {
    throw new UserError(
      'FAIRWAY_E2E_REGISTRY is not set: name a registry that this machine and the target both reach, such as ' +
        'localhost:5000 after `docker run -d -p 5000:5000 registry:2`',
    );
  }
  return {
    registry,
    host: env['FAIRWAY_E2E_HOST'] || env['DOCKER_HOST'] || currentEngine(),
    address: env['FAIRWAY_E2E_ADDRESS'] || undefined,
    nodeAddress: env['FAIRWAY_E2E_NODE_ADDRESS'] || undefined,
    ingress: env['FAIRWAY_E2E_INGRESS'] || undefined,
    reboot: env['FAIRWAY_E2E_REBOOT'] || undefined,
    ingressClass: env['FAIRWAY_E2E_INGRESS_CLASS'] || undefined,
    acme: acmeSettings(env),
    node: nodeSettings(env),
  };
}

/** Desktop programs and rootless engines listen elsewhere than docker's own packages. */
function currentEngine(): string {
  const args = ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'];
  const { stdout } = spawnSync('docker', args, { encoding: 'utf8' });
  return stdout?.trim() || 'unix:///var/run/docker.sock';
}

function acmeSettings(env: Readonly<Record<string, string | undefined>>): AcmeSettings | undefined {
  const directoryUrl = env['FAIRWAY_E2E_ACME_DIRECTORY'];
  const caFile = env['FAIRWAY_E2E_ACME_CA'];
  const rootFile = env['FAIRWAY_E2E_ACME_ROOT'];
  if (!directoryUrl) return undefined;
  if (caFile && rootFile) return { directoryUrl, caFile, rootFile };
  throw new UserError(
    'FAIRWAY_E2E_ACME_DIRECTORY is set: name the file with the CA of its own certificate in FAIRWAY_E2E_ACME_CA, and the ' +
      'one with the root of the certificates that it issues in FAIRWAY_E2E_ACME_ROOT',
  );
}

function nodeSettings(env: Readonly<Record<string, string | undefined>>): Settings['node'] {
  const lose = env['FAIRWAY_E2E_LOSE_NODE'];
  const find = env['FAIRWAY_E2E_FIND_NODE'];
  return lose && find ? { lose, find } : undefined;
}
