import { does } from '../format.ts';
import type { Rule } from '../rule.ts';

/** So many replicas with a volume each are a cluster of their own, such as of a database. */
const QUORUM = 3;

/** Data in one place is simplest on the host's own disk; replicas that hold copies of it want hosts of their own. */
export const state: Rule = {
  name: 'state',
  weight: 3,
  argue: ({ application: { workloads, volumes } }) => {
    const isPerReplica = (name: string) => volumes.find((volume) => volume.name === name)?.perReplica === true;
    const stateful = workloads.filter(({ volumes: mounts }) => mounts.length > 0);
    const clustered = stateful.filter(
      ({ volumes: mounts, scale }) => scale.replicas >= QUORUM && mounts.some(({ volume }) => isPerReplica(volume)),
    );
    if (clustered.length > 0) {
      const names = clustered.map(({ name, scale }) => `${scale.replicas} replicas of ${name}`).join(', ');
      const text = `${names} with a volume each are worth little on one disk`;
      return { favours: 'kubernetes', strength: 1, text };
    }
    if (stateful.length === 0) return undefined;
    const names = stateful.map(({ name }) => name);
    return {
      favours: 'docker',
      strength: 0.5,
      text: `${does(names, 'keeps', 'keep')} data in one place: a local disk is quick, and needs no storage that follows it over nodes`,
    };
  },
};
