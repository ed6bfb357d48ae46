import { isDeepStrictEqual } from 'node:util';
import { overlaps } from '../addresses.ts';
import { parseDaemonConfig, poolsOf, withDefaults, type DaemonConfig } from '../daemon-config.ts';
import { freeRange, rangesInUse } from '../routes.ts';
import { writeFile } from '../scripts.ts';
import type { Step, Verdict } from '../step.ts';

const FILE = '/etc/docker/daemon.json';

/** Logs that don't fill the disk, networks that hide no route, no way to more rights inside of a container. */
export const daemonSettings: Step = {
  name: 'engine settings',
  judge: (facts) => {
    const config = parseDaemonConfig(facts.daemonConfig);
    if (config === undefined) {
      return { holds: false, blocks: true, found: `${FILE} is no JSON object`, advice: 'correct it by hand' };
    }
    if (config['live-restore'] === true) {
      const advice = `take it out of ${FILE}: the engine refuses Swarm mode with it`;
      return { holds: false, blocks: true, found: '"live-restore" is set', advice };
    }
    const used = rangesInUse(facts);
    const wanted = withDefaults(config, freeRange('bridge', used));
    if (!isDeepStrictEqual(config, wanted)) return missing(config, wanted, facts.engine !== '');
    return colliding(wanted, used) ?? weakened(wanted) ?? { holds: true, found: describe(wanted) };
  },
};

function missing(config: DaemonConfig, wanted: DaemonConfig, running: boolean): Verdict {
  const keys = Object.keys(wanted).filter((key) => !isDeepStrictEqual(config[key], wanted[key]));
  return {
    holds: false,
    found: `not set: ${keys.join(', ')}`,
    change: {
      does:
        `sets ${keys.join(', ')} in ${FILE} and leaves the rest` +
        (running ? '; restarts the engine: running containers stop for some seconds' : ''),
      script: [
        `[ ! -e ${FILE} ] || cp -p ${FILE} ${FILE}.before`,
        writeFile(FILE, JSON.stringify(wanted, null, 2)),
        ...(running ? [RESTART] : []),
      ].join('\n'),
    },
  };
}

/** Settings with which the engine doesn't start are taken back. */
const RESTART = `if ! systemctl restart docker.service; then
  journalctl --unit=docker.service --no-pager --lines=10 --output=cat >&2
  if [ -e ${FILE}.before ]; then mv ${FILE}.before ${FILE}; else rm ${FILE}; fi
  systemctl reset-failed docker.service
  systemctl restart docker.service
  exit 1
fi`;

/** Somebody chose the pools, and networks may have been cut from them: a person has to choose others. */
function colliding(config: DaemonConfig, used: readonly string[]): Verdict | undefined {
  const collisions = poolsOf(config).flatMap((pool) =>
    used.filter((range) => overlaps(pool, range)).map((range) => `${pool} hides the route to ${range}`),
  );
  if (collisions.length === 0) return undefined;
  const free = freeRange('bridge', used);
  return {
    holds: false,
    found: `default-address-pools: ${collisions.join(', ')}`,
    advice: `choose another range in ${FILE}${free === undefined ? '' : `, such as ${free}`}, and restart the engine`,
  };
}

/** Somebody chose it, perhaps for another application of this host. */
function weakened(config: DaemonConfig): Verdict | undefined {
  if (config['no-new-privileges'] === true) return undefined;
  return {
    holds: false,
    found: `no-new-privileges is ${String(config['no-new-privileges'])}: a setuid program can become root in its container`,
    advice: `unless a container needs that, set it to true in ${FILE}, and restart the engine`,
  };
}

function describe(config: DaemonConfig): string {
  const options = config['log-opts'] as Readonly<Record<string, string>> | undefined;
  const rotation = options === undefined ? '' : ` ${options['max-file']} × ${options['max-size']}`;
  return [
    `logs ${String(config['log-driver'])}${rotation}`,
    `networks from ${poolsOf(config).join(', ')}`,
    'no-new-privileges',
  ].join('; ');
}
