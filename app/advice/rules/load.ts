import { round } from '../format.ts';
import { clamp, note, type Rule } from '../rule.ts';

/** Up to this ratio a host that is sized for the peak wastes little. */
const STEADY = 1.5;
/** From this ratio on it wastes most of the time most of what it costs. */
const STRONG = 6;

/** How much the load varies: a cluster follows it, one host is sized for the peak. */
export const load: Rule = {
  name: 'load',
  weight: 6,
  argue: ({ application, facts: { wanted } }) => {
    const scaled = application.workloads.flatMap(({ name, scale }) => {
      if (scale.autoscaler === undefined) return [];
      return [{ name, least: Math.max(1, scale.replicas), most: scale.autoscaler.maxReplicas }];
    });
    const given = wanted.load && wanted.load.max / wanted.load.min;
    const ratio = given ?? Math.max(1, ...scaled.map(({ least, most }) => most / least));
    const source = given === undefined ? '`scale.max`' : 'the load that you expect';
    if (ratio <= STEADY) {
      if (given === undefined) return undefined;
      return {
        favours: 'docker',
        strength: 0.5,
        text: `the load is steady: at most ${round(ratio, 1)} times the least`,
      };
    }
    const text = `the most load is ${round(ratio, 1)} times the least, by ${source}`;
    if (scaled.length === 0) {
      return note(`${text}; no workload has \`scale.max\`, so neither target would follow it`);
    }
    const names = scaled.map(({ name }) => name).join(', ');
    const short = scaled.filter(({ least, most }) => least * (wanted.load?.max ?? 1) > most);
    const raise = short.map(
      ({ name, least }) => `; set \`scale.max\` of ${name} to ${Math.ceil(least * wanted.load!.max)} for it`,
    );
    return {
      favours: 'kubernetes',
      strength: clamp((ratio - STEADY) / (STRONG - STEADY)),
      text: `${text}: a cluster scales ${names} with it, a host runs a fixed number of replicas, and needs room for the peak all the time${raise.join('')}`,
    };
  },
};
