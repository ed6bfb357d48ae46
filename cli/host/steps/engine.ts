import { distributionOf, titleOf, type Distribution } from '../distribution.ts';
import { DOCKER_PACKAGES, installEngine } from '../docker-packages.ts';
import type { Facts } from '../facts.ts';
import type { Step } from '../step.ts';

/** The oldest one that is looked at: Debian 12's own. */
const OLDEST = 20;

/** Docker Engine with its plugins, from packages, and back after a reboot. */
export const engine: Step = {
  name: 'engine',
  judge: (facts, { packages }) => {
    const distribution = distributionOf(facts);
    if (distribution === undefined) return { holds: false, found: 'not looked at on this system' };
    const origin = originOf(facts, distribution);
    if (facts.engine !== '' && origin === undefined) {
      const snap = facts.engineProgram.startsWith('/snap/');
      const advice = snap
        ? 'save what its volumes hold, then: snap remove docker'
        : `save what its volumes hold, then remove ${facts.engineProgram || 'it'}: nothing updates it`;
      return { holds: false, blocks: true, found: `Docker ${facts.engine}, not from a package`, advice };
    }
    if (facts.engine !== '' && Number.parseInt(facts.engine, 10) < OLDEST) {
      const advice = `update it by its packages to ${OLDEST}.10 or newer`;
      return { holds: false, blocks: true, found: `Docker ${facts.engine}`, advice };
    }
    const lacking = lackingOf(facts, origin, distribution);
    const version = `Docker ${facts.engine || 'not running'}${origin === undefined ? '' : ` from ${origin}`}`;
    if (facts.engine !== '' && lacking.length === 0 && facts.engineEnabled === 'enabled') {
      return { holds: true, found: [version, ...pluginsOf(facts)].join(', ') };
    }
    const source = origin === undefined ? packages : origin === 'docker.com' ? 'docker' : 'distribution';
    const install = installEngine(distribution, source);
    return {
      holds: false,
      found: origin === undefined ? 'not installed' : [version, ...lacking.map((name) => `without ${name}`)].join(', '),
      change: {
        does: install.does,
        script: [...install.script, 'systemctl --quiet enable --now docker.service'].join('\n'),
      },
    };
  },
};

function originOf({ packages }: Facts, distribution: Distribution): string | undefined {
  const installed = packages.split('\n');
  if (installed.includes('docker-ce')) return 'docker.com';
  return installed.includes('docker.io') ? titleOf(distribution) : undefined;
}

function lackingOf({ packages }: Facts, origin: string | undefined, distribution: Distribution): readonly string[] {
  const installed = packages.split('\n');
  const wanted = origin === 'docker.com' ? DOCKER_PACKAGES : distribution.packages;
  return wanted.filter((name) => !installed.includes(name));
}

/** What isn't there is said as well: Debian 12 has no package of them. A build doesn't need them on the host. */
function pluginsOf({ plugins }: Facts): readonly string[] {
  return ['buildx', 'compose'].map((name) => plugins.split('\n').find((line) => line.startsWith(name)) ?? `no ${name}`);
}
