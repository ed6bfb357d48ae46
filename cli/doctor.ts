import { targets, type Target } from '../app/model/target.ts';
import { loadProject } from '../app/project.ts';
import { pulumiCommand } from './pulumi/cli.ts';
import { reachCluster, type ClusterAddress } from './reach/cluster.ts';
import { reachEngine } from './reach/engine.ts';
import type { Runner } from './run.ts';

/** What was looked at on this machine, and what came of it. */
export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  /** Whether the targets that were asked about need it. */
  readonly needed: boolean;
  /** A version or state, or what is wrong. */
  readonly found: string;
  /** What to do, where `found` doesn't say it. */
  readonly advice: string;
}

/** What is to be looked at. */
export interface DoctorScope extends ClusterAddress {
  /** The engine, as DOCKER_HOST. @default - the one that docker itself would use */
  readonly host?: string | undefined;
  /** Targets that are to be deployed to. Without any, only what every target needs is needed. */
  readonly targets: readonly Target[];
}

interface Examination {
  readonly name: string;
  /** Targets that need it; none for what is good for something else. */
  readonly neededBy: readonly Target[];
  readonly look: () => Promise<string>;
  readonly advice: string;
}

/** Looks at everything that some command needs. Nothing is changed, and one failure doesn't hide the next. */
export async function diagnose(run: Runner, scope: DoctorScope): Promise<readonly Diagnosis[]> {
  const { host } = scope;
  const env = host === undefined ? {} : { DOCKER_HOST: host };
  const ask = (...argv: readonly string[]) => run.capture(argv, { env });
  const engine = reachEngine(run, host);
  const swarm = async () => {
    await engine.catch(() => {
      throw new Error('its engine does not answer');
    });
    return activeSwarm(await ask('docker', 'info', '--format', '{{.Swarm.LocalNodeState}}'));
  };
  const examinations: readonly Examination[] = [
    { name: 'app/config.ts', neededBy: targets, look: describeConfig, advice: 'correct it' },
    { name: 'docker', neededBy: targets, look: () => ask('docker', '--version'), advice: '' },
    {
      name: 'docker buildx',
      neededBy: targets,
      look: () => ask('docker', 'buildx', 'version'),
      advice: 'install the plugin: it builds the images',
    },
    {
      name: 'docker compose',
      neededBy: [],
      look: () => ask('docker', 'compose', 'version'),
      advice: 'install the plugin, 2.30 or newer, for `npm run dev`',
    },
    { name: 'engine', neededBy: targets, look: async () => `Docker ${await engine}`, advice: '' },
    {
      name: 'swarm',
      neededBy: ['docker'],
      look: swarm,
      advice: 'npx fairway host setup ssh://root@HOST; npx fairway host check says the rest',
    },
    { name: 'kubectl', neededBy: ['kubernetes'], look: () => ask('kubectl', 'version', '--client'), advice: '' },
    { name: 'cluster', neededBy: ['kubernetes'], look: () => reachCluster(run, scope), advice: '' },
    { name: 'pulumi', neededBy: [], look: () => pulumiVersion(ask), advice: 'see what it says, for `npm run up`' },
  ];
  return Promise.all(examinations.map((one) => examine(one, scope.targets)));
}

async function examine(examination: Examination, asked: readonly Target[]): Promise<Diagnosis> {
  const { name, neededBy, look, advice } = examination;
  const needs = (target: Target) => neededBy.includes(target);
  const needed = asked.length > 0 ? asked.some(needs) : targets.every(needs);
  try {
    const [found = ''] = (await look()).trim().split('\n');
    return { name, ok: true, needed, found, advice: '' };
  } catch (error) {
    return { name, ok: false, needed, found: (error as Error).message, advice };
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
