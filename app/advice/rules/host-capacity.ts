import { sum } from '../amount.ts';
import { amount, percent } from '../format.ts';
import { clamp, type Rule } from '../rule.ts';

/** From this share of a host on there is no room to grow into. */
const COMFORTABLE = 0.8;

/**
 * One host holds it, or it doesn't: then there is nothing to choose. A host that is nearly full speaks for a cluster,
 * unless the prices have a larger one to move to.
 */
export const hostCapacity: Rule = {
  name: 'room on one host',
  weight: 8,
  argue: ({ host, demand }) => {
    if (host === undefined) return undefined;
    const { machine, given, fits, share, roomiest } = host;
    const needed = amount(sum(demand.docker.updating));
    const needs = `${needed} of requests, with room for an update,`;
    if (!fits) {
      const which = given ? machine.name : `the roomiest machine of the prices, ${machine.name}`;
      const text = `${needs} don't fit on ${which}, which has ${amount(machine)} free`;
      const instead = `a host with ${needed} free, or lower requests`;
      return { favours: 'kubernetes', strength: 1, decisive: true, text, instead };
    }
    const which = given ? machine.name : `${machine.name}, the cheapest machine of the prices that holds it`;
    const grown =
      roomiest.machine.name === machine.name ? '' : `; on ${roomiest.machine.name} they are ${percent(roomiest.share)}`;
    const text = `${needs} are ${percent(share)} of what is free on ${which} (${amount(machine)})${grown}`;
    return roomiest.share <= COMFORTABLE
      ? { favours: 'docker', strength: clamp((COMFORTABLE - roomiest.share) / COMFORTABLE) / 2, text }
      : { favours: 'kubernetes', strength: clamp((roomiest.share - COMFORTABLE) / (1 - COMFORTABLE)) / 2, text };
  },
};
