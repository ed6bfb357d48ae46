import { loadProject } from '../app/project.ts';
import { pulumiCommand } from './pulumi/cli.ts';
import type { Runner } from './run.ts';

/** What was looked at on this machine, and what came of it. */
export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  /** A version or state, or what is wrong. */
  readonly found: string;
  /** What needs it, or what to do. */
  readonly advice: string;
}

interface Examination {
  readonly name: string;
  readonly look: () => Promise<string>;
  readonly advice: string;
}

/** Looks at everything that some command needs. Nothing is changed, and one failure doesn't hide the next. */
export async function diagnose(run: Runner, host: string | undefined): Promise<readonly Diagnosis[]> {
  const env = host === undefined ? {} : { DOCKER_HOST: host };
  const ask = (...argv: readonly string[]) => run.capture(argv, { env });
  const examinations: readonly Examination[] = [
    { name: 'app/config.ts', look: describeConfig, advice: 'correct it' },
    { name: 'docker', look: () => ask('docker', '--version'), advice: 'install it to build, deploy or develop' },
    { name: 'docker buildx', look: () => ask('docker', 'buildx', 'version'), advice: 'install the plugin to build' },
    {
      name: 'docker compose',
      look: () => ask('docker', 'compose', 'version'),
      advice: 'install the plugin, 2.30 or newer, for `npm run dev`',
    },
    {
      name: 'engine',
      look: () => ask('docker', 'version', '--format', 'Docker {{.Server.Version}}'),
      advice: 'start Docker, or name another engine with --host or DOCKER_HOST',
    },
    {
      name: 'swarm',
      look: async () => activeSwarm(await ask('docker', 'info', '--format', '{{.Swarm.LocalNodeState}}')),
      advice:
        'npx fairway host setup ssh://root@HOST (only for the Docker target); npx fairway host check says the rest',
    },
    {
      name: 'kubectl',
      look: async () => (await ask('kubectl', 'version', '--client')).split('\n')[0] ?? '',
      advice: 'install it (only for the Kubernetes target)',
    },
    {
      name: 'cluster',
      look: async () => {
        await ask('kubectl', 'get', '--raw', '/readyz', '--request-timeout', '5s');
        return ask('kubectl', 'config', 'current-context');
      },
      advice: 'choose a context of a cluster that answers (only for the Kubernetes target)',
    },
    {
      name: 'pulumi',
      look: () => pulumiVersion(ask),
      advice: 'see what it says (only for `npm run up`)',
    },
  ];
  return Promise.all(examinations.map(examine));
}

async function examine({ name, look, advice }: Examination): Promise<Diagnosis> {
  try {
    return { name, ok: true, found: (await look()).trim(), advice: '' };
  } catch (error) {
    return { name, ok: false, found: (error as Error).message, advice };
  }
}

async function describeConfig(): Promise<string> {
  const { workloads, jobs } = await loadProject();
  return `${workloads.length} workloads, ${jobs.length} jobs`;
}

function activeSwarm(state: string): string {
  if (state.trim() === 'active') return 'active';
  throw new Error(`the engine is not part of a swarm (${state.trim()})`);
}

/** The npm package would download Pulumi to tell its version. */
async function pulumiVersion(ask: (...argv: readonly string[]) => Promise<string>): Promise<string> {
  const command = pulumiCommand(process.env);
  return command.length === 1
    ? ask(...command, 'version')
    : 'not installed; its npm package downloads it when it is needed';
}
