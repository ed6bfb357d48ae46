import type { Facts } from './facts.ts';

/** A distribution's release that is set up and tested. */
export interface Distribution {
  /** As os-release has it: `debian`. */
  readonly id: 'debian' | 'ubuntu';
  readonly version: string;
  /** What its package sources call it: `bookworm`. */
  readonly codename: string;
  /** Its own packages of the engine, of the command line and of the plugins, as far as it has them. */
  readonly packages: readonly string[];
}

/** @see https://docs.docker.com/engine/install/ for the releases that Docker's own repository serves */
export const distributions: readonly Distribution[] = [
  // Neither buildx nor a current compose is among its packages.
  { id: 'debian', version: '12', codename: 'bookworm', packages: ['docker.io'] },
  {
    id: 'debian',
    version: '13',
    codename: 'trixie',
    packages: ['docker.io', 'docker-cli', 'docker-buildx', 'docker-compose'],
  },
  {
    id: 'ubuntu',
    version: '22.04',
    codename: 'jammy',
    packages: ['docker.io', 'docker-buildx', 'docker-compose-v2'],
  },
  {
    id: 'ubuntu',
    version: '24.04',
    codename: 'noble',
    packages: ['docker.io', 'docker-buildx', 'docker-compose-v2'],
  },
];

/** `Debian 12`. */
export const titleOf = ({ id, version }: Pick<Distribution, 'id' | 'version'>) =>
  `${id[0]!.toUpperCase()}${id.slice(1)} ${version}`;

/** The distribution of a host; `undefined` for one that is not set up here. */
export function distributionOf(facts: Pick<Facts, 'os'>): Distribution | undefined {
  const { ID, VERSION_ID } = osRelease(facts);
  return distributions.find(({ id, version }) => id === ID && version === VERSION_ID);
}

/** @see https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
export function osRelease({ os }: Pick<Facts, 'os'>): Readonly<Record<string, string | undefined>> {
  const lines = [...os.matchAll(/^(\w+)=(["']?)(.*)\2$/gm)];
  return Object.fromEntries(lines.map(([, key, , value]) => [key, value] as const)) as Record<string, string>;
}
