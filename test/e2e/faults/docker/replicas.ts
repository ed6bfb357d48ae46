import { setTimeout as sleep } from 'node:timers/promises';
import { STREAMS, type DockerFault } from './fault.ts';
import type { DockerStage } from './stage.ts';

/** How long a replica is away: until Swarm has noticed, a new one has started, and its first check has ended well. */
const REPLACED_WITHIN = 20;

/** A single replica is an outage, as short as its replacement. Of two, only what one has in hand is lost. */
const oneOf = (inHand: number) => (replicas: number) =>
  replicas === 1 ? { gapSeconds: REPLACED_WITHIN } : { failed: inHand, cutOff: STREAMS, gapSeconds: 3 };

/** Does harm that ends with another replica in the place of the first one. */
const replacedAfter =
  (harm: (stage: DockerStage, container: string) => Promise<unknown>): DockerFault['act'] =>
  async (stage) => {
    const before = await stage.echo.containers();
    await harm(stage, before[0]!);
    await stage.replaced(stage.echo, before);
    await stage.calm();
    return 'replaced';
  };

/** What happens to a replica. */
export const replicaFaults: readonly DockerFault[] = [
  {
    id: 'crash',
    name: 'the process of a replica crashes',
    quick: [2],
    bounds: oneOf(5),
    act: replacedAfter((stage) => stage.ask('/fault/crash', { method: 'POST' })),
  },
  {
    id: 'kill',
    name: '`docker kill` of a replica',
    bounds: oneOf(5),
    act: replacedAfter((stage, container) => stage.host.docker('kill', container)),
  },
  {
    id: 'unhealthy',
    name: 'a replica fails its livenessProbe',
    bounds: () => ({ failed: 0, gapSeconds: 20 }),
    act: replacedAfter((stage) => stage.ask('/fault/unhealthy', { method: 'POST' })),
  },
  {
    id: 'unready',
    name: 'a replica fails its readinessProbe for 10 s',
    replicas: [2],
    bounds: () => ({ failed: 0, gapSeconds: 3 }),
    act: async (stage) => {
      const before = await stage.echo.containers();
      const fault = (name: string) => {
        const script = `fetch('http://127.0.0.1:8080/fault/${name}', { method: 'POST' })`;
        return stage.host.docker('exec', before[0]!, 'node', '-e', script);
      };
      await fault('unready');
      await sleep(5_000);
      const answered = new Set<string>();
      for (let asked = 0; asked < 40; asked++) answered.add((await stage.ask<{ replica: string }>('/')).replica);
      if (answered.size !== 1) throw new Error(`requests went to ${[...answered].join(' and ')}`);
      await sleep(4_000);
      await fault('ready');
      await stage.calm();
      const after = await stage.echo.containers();
      if (!before.every((id) => after.includes(id))) throw new Error('a replica was replaced');
      return 'all requests went to the other one; not replaced';
    },
  },
  {
    id: 'hang',
    name: 'a replica answers nothing any more',
    bounds: (replicas) => (replicas === 1 ? { gapSeconds: 40 } : { failed: 250, gapSeconds: 40 }),
    act: replacedAfter((stage) => stage.ask('/fault/hang', { method: 'POST' })),
  },
];
