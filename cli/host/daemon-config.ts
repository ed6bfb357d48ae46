/** Settings of the engine, as `daemon.json` holds them. */
export type DaemonConfig = Readonly<Record<string, unknown>>;

/** Drivers that write to files and know how to rotate them. */
const ROTATING = ['json-file', 'local'];

/**
 * The engine's settings for a host: those that are there stay, what is missing is added.
 *
 * @param pool private range from which networks of this host are cut, 256 addresses each
 * @see https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
 */
export function withDefaults(config: DaemonConfig, pool: string | undefined): DaemonConfig {
  const driver = config['log-driver'] ?? 'json-file';
  const rotation = { 'max-file': '3', 'max-size': '10m', ...(config['log-opts'] as object | undefined) };
  return {
    ...config,
    'log-driver': driver,
    ...(ROTATING.includes(driver as string) ? { 'log-opts': rotation } : {}),
    ...(config['default-address-pools'] === undefined && pool !== undefined
      ? { 'default-address-pools': [{ base: pool, size: 24 }] }
      : {}),
    'no-new-privileges': config['no-new-privileges'] ?? true,
  };
}

/** The ranges of addresses that the settings name. */
export function poolsOf(config: DaemonConfig): readonly string[] {
  const pools = config['default-address-pools'];
  if (!Array.isArray(pools)) return [];
  return pools.map((pool: unknown) => String((pool as { readonly base?: unknown } | null)?.base));
}

/** The settings in a file's text; `undefined` where it is no JSON object. */
export function parseDaemonConfig(text: string): DaemonConfig | undefined {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as DaemonConfig) : undefined;
  } catch {
    return undefined;
  }
}
