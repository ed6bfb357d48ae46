import { sum } from '../amount.ts';
import { amount, percent } from '../format.ts';
import { clamp, type Rule } from '../rule.ts';

/** From this share of a host on there is no room to grow into. */
const COMFORTABLE = 0.8;

/** One host holds it, or it doesn't: then there is nothing to choose. A host that is nearly full speaks for a cluster. */
export const hostCapacity: Rule = {
  name: 'room on one host',
  weight: 8,
  argue: ({ host, demand }) => {
    if (host === undefined) return undefined;
    const { machine, given, fits, share } = host;
    const needs = `${amount(sum(demand.docker.updating))} of requests, with room for an update,`;
    const which = given ? machine.name : `the largest machine of the prices, ${machine.name}`;
    if (!fits) {
      const text = `${needs} don't fit on ${which}, which has ${amount(machine)} free`;
      const instead = `a host with ${amount(sum(demand.docker.updating))} free, or lower requests`;
      return { favours: 'kubernetes', strength: 1, decisive: true, text, instead };
    }
    const text = `${needs} are ${percent(share)} of what is free on ${which} (${amount(machine)})`;
    return share <= COMFORTABLE
      ? { favours: 'docker', strength: clamp((COMFORTABLE - share) / COMFORTABLE) / 2, text }
      : { favours: 'kubernetes', strength: clamp((share - COMFORTABLE) / (1 - COMFORTABLE)) / 2, text };
  },
};
