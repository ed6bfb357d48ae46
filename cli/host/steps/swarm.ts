import type { Facts } from '../facts.ts';
import { freeRange, rangesInUse } from '../routes.ts';
import type { Step } from '../step.ts';

/** The part of `docker info` that is read here. */
interface SwarmInfo {
  readonly LocalNodeState?: string;
  readonly NodeAddr?: string;
  readonly ControlAvailable?: boolean;
  readonly Cluster?: { readonly DefaultAddrPool?: readonly string[] } | null;
}

/** A swarm of this one node, whose networks hide no route. */
export const swarm: Step = {
  name: 'swarm',
  judge: (facts) => {
    const { LocalNodeState: state = 'inactive', NodeAddr, ControlAvailable, Cluster } = infoOf(facts);
    if (state === 'active' && ControlAvailable) {
      return { holds: true, found: `manager at ${NodeAddr}, networks from ${Cluster?.DefaultAddrPool?.join(', ')}` };
    }
    if (state !== 'inactive') {
      const advice =
        'see `docker info` and `docker node ls` there; `docker swarm leave` ends it, with its services and secrets';
      return { holds: false, found: state === 'active' ? 'a worker of another swarm' : state, advice };
    }
    const address = ownAddress(facts);
    const pool = freeRange('overlay', rangesInUse(facts));
    if (address === undefined || pool === undefined) {
      const advice = 'begin one by hand: docker swarm init --advertise-addr ADDRESS --default-addr-pool RANGE';
      return {
        holds: false,
        found: address === undefined ? 'no address is known' : 'no private range is free',
        advice,
      };
    }
    return {
      holds: false,
      found: 'not a swarm',
      change: {
        does: `begins a swarm at ${address}, with networks from ${pool}`,
        script: `docker swarm init --advertise-addr ${address} --default-addr-pool ${pool} --default-addr-pool-mask-length 24 >&2`,
      },
    };
  },
};

function infoOf({ swarm }: Facts): SwarmInfo {
  return swarm === '' ? {} : (JSON.parse(swarm) as SwarmInfo);
}

/** The address with which the host goes out, which outlives a VPN; or the one at which it was reached just now. */
function ownAddress({ defaultRoute, connection }: Facts): string | undefined {
  return / src (\S+)/.exec(defaultRoute)?.[1] ?? connection.split(' ')[2];
}
