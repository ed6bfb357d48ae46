/** How a process starts. */
const starts = ['normal', 'crash', 'never-ready', 'unhealthy'] as const;
/** What a process does when it is told to stop. */
const stops = ['drain', 'leave-at-once', 'ignore'] as const;

export interface Settings {
  readonly version: string;
  /** The replica's name: the host name of its container. */
  readonly replica: string;
  readonly port: number;
  readonly tcpPort?: number | undefined;
  readonly udpPort?: number | undefined;
  readonly grpcPort?: number | undefined;
  readonly start: (typeof starts)[number];
  /** How long after its start it is ready. */
  readonly readyAfterSeconds: number;
  readonly onSigterm: (typeof stops)[number];
  /** How long requests are answered after SIGTERM. */
  readonly drainSeconds: number;
  /** A file that clients write and read. */
  readonly dataFile?: string | undefined;
  /** A file of which clients get the hash. */
  readonly secretFile?: string | undefined;
}

/**
 * Reads the settings from variables.
 *
 * @throws Error for a word or a number that makes no sense: a test with a typo must not pass
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, replica: string): Settings {
  return {
    version: env['VERSION'] || 'dev',
    replica,
    port: number(env, 'PORT') ?? 8080,
    tcpPort: number(env, 'TCP_PORT'),
    udpPort: number(env, 'UDP_PORT'),
    grpcPort: number(env, 'GRPC_PORT'),
    start: oneOf(starts, env, 'START'),
    readyAfterSeconds: number(env, 'READY_AFTER_SECONDS') ?? 0,
    onSigterm: oneOf(stops, env, 'ON_SIGTERM'),
    drainSeconds: number(env, 'DRAIN_SECONDS') ?? 0,
    dataFile: env['DATA_FILE'] || undefined,
    secretFile: env['SECRET_FILE'] || undefined,
  };
}

type Env = Readonly<Record<string, string | undefined>>;

function number(env: Env, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (!/^\d+$/.test(text)) throw new Error(`${name}: expected a whole number, got "${text}"`);
  return Number(text);
}

function oneOf<T extends string>(words: readonly [T, ...T[]], env: Env, name: string): T {
  const text = env[name] || words[0];
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`${name}: expected one of ${words.join(', ')}, got "${text}"`);
  return found;
}
