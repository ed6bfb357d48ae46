import type { Workload } from '../../model/workload.ts';
import { replicasOf } from '../demand.ts';
import { does } from '../format.ts';
import { note, type Rule } from '../rule.ts';

/** One replica holds the ports of the host that others would need. */
const holdsPortsOfHost = ({ publish, network, ports }: Workload) =>
  publish.length > 0 || (network === 'host' && ports.length > 0);

/** Docker runs `scale.min` replicas at all times: to carry the peak, for which room is counted, that has to be more. */
export const fixedReplicas: Rule = {
  name: 'a fixed number',
  weight: 6,
  argue: ({ application: { workloads }, facts: { wanted } }) => {
    const short = workloads
      .map((workload) => ({ workload, name: workload.name, ...replicasOf(workload, wanted.load) }))
      .filter(({ workload, peak }) => peak > workload.scale.replicas);
    if (short.length === 0) return undefined;
    const alone = short.filter(({ workload }) => holdsPortsOfHost(workload)).map(({ name }) => name);
    if (alone.length > 0) {
      const text = `${does(alone, 'holds', 'hold')} ports of the host, so that Docker can't run the replicas of the peak`;
      return { favours: 'kubernetes', strength: 1, text };
    }
    const fixed = short.map(({ name, workload: { scale } }) => `${scale.replicas} of ${name}`).join(', ');
    const raised = short.map(({ name, peak }) => `that of ${name} to ${peak}`).join(', ');
    return note(
      `Docker runs what \`scale.min\` says at all times, ${fixed}; its capacity here is counted for the peak: to carry ` +
        `that on Docker raise \`scale.min\`, ${raised}`,
    );
  },
};
