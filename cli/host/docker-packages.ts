import { titleOf, type Distribution } from './distribution.ts';
import { installPackages, refreshPackages, writeFile } from './scripts.ts';
import type { PackageSource } from './step.ts';

/** The packages of Docker's own repository, of the same names for every distribution. */
export const DOCKER_PACKAGES = [
  'docker-ce',
  'docker-ce-cli',
  'containerd.io',
  'docker-buildx-plugin',
  'docker-compose-plugin',
];

/** Without AppArmor's program the engine can't load its profile where the kernel has AppArmor. */
const ALWAYS = ['apparmor', 'ca-certificates'];

const SITE = 'https://download.docker.com/linux';
const KEY = '/etc/apt/keyrings/docker.asc';
const SOURCES = '/etc/apt/sources.list.d/docker.sources';

/** What installs the engine, as commands, and that in a sentence. */
export interface Installation {
  readonly does: string;
  readonly script: readonly string[];
}

/**
 * How the engine is installed. Docker's own repository has the newest release and all plugins; the distribution's
 * packages are older, and need no other host than the one that apt asks already.
 *
 * @param source `undefined`: Docker's repository, or the distribution where that is out of the host's reach
 */
export function installEngine(distribution: Distribution, source: PackageSource | undefined): Installation {
  const ofDistribution = {
    does: `installs ${distribution.packages.join(', ')} of ${titleOf(distribution)}`,
    script: [refreshPackages, installPackages(...ALWAYS, ...distribution.packages)],
  };
  const ofDocker = {
    does: `installs ${DOCKER_PACKAGES.join(', ')} from ${SITE}`,
    script: [...addRepository(distribution), installPackages(...ALWAYS, ...DOCKER_PACKAGES)],
  };
  if (source !== undefined) return source === 'docker' ? ofDocker : ofDistribution;
  return {
    does: `${ofDocker.does}; where that can't be reached, ${distribution.packages.join(', ')} of ${titleOf(distribution)}`,
    script: [
      // Within the condition of an `if` a failed command would not end the rest.
      'set +e',
      '(\nset -e',
      ...addRepository(distribution),
      ')',
      'added=$?',
      'set -e',
      'if [ "$added" = 0 ]; then',
      installPackages(...ALWAYS, ...DOCKER_PACKAGES),
      'else',
      `rm -f ${SOURCES} ${KEY}`,
      `echo "${SITE} can't be reached from the host: the packages of ${titleOf(distribution)} instead"`,
      ...ofDistribution.script,
      'fi',
    ],
  };
}

/**
 * apt's own downloader goes through the proxy that apt is set up with.
 *
 * @see https://docs.docker.com/engine/install/debian/#install-using-the-repository
 */
function addRepository({ id, codename }: Distribution): readonly string[] {
  const sources = [
    `Types: deb`,
    `URIs: ${SITE}/${id}`,
    `Suites: ${codename}`,
    'Components: stable',
    `Signed-By: ${KEY}`,
  ];
  return [
    refreshPackages,
    installPackages(...ALWAYS),
    'mkdir -p /etc/apt/keyrings',
    `/usr/lib/apt/apt-helper -qq -o Acquire::https::Timeout=15 download-file ${SITE}/${id}/gpg ${KEY} >&2`,
    `chmod 0644 ${KEY}`,
    writeFile(SOURCES, sources.join('\n')),
    `apt-get -qq -o Dir::Etc::sourcelist=${SOURCES} -o Dir::Etc::sourceparts=- -o APT::Get::List-Cleanup=0 ` +
      '-o APT::Update::Error-Mode=any update >&2',
  ];
}
