import { knownTargets, type Target } from '../model/target.ts';
import { sum } from './amount.ts';
import type { Facts, Wanted } from './facts.ts';
import { availability, gib, round, titles, vcpu } from './format.ts';
import { refusedOf, remedyOf } from './refused.ts';
import { situationOf, type Situation } from './situation.ts';

/** One fact that can be turned, to see when the recommendation changes. */
export interface Knob {
  /** Where it stands now. */
  readonly now: (facts: Facts) => number;
  /** What is tried, from low to high. */
  readonly steps: (facts: Facts) => readonly number[];
  /** Whether the values between two steps mean something. */
  readonly continuous: boolean;
  readonly apply: (facts: Facts, value: number) => Facts;
  /** The change in words: `above 6.2 vCPU of requests`. */
  readonly describe: (value: number, direction: 'up' | 'down', changed: Situation) => string;
  readonly describeNow: (now: number, situation: Situation) => string;
}

const factors = Array.from({ length: 60 }, (_, index) => 1.2 ** (index - 20)).filter((factor) => factor !== 1);
const nines = [90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.999];
const loads = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50];
const wholeNumbers = (most: number) => Array.from({ length: most + 1 }, (_, index) => index);

const wanting = (facts: Facts, changes: Partial<Wanted>): Facts => ({
  ...facts,
  wanted: { ...facts.wanted, ...changes },
});

const edge = (direction: 'up' | 'down') => (direction === 'up' ? 'above' : 'below');
const cpuOf = ({ demand }: Situation) => vcpu(sum(demand.docker.peak).cpuMillis);
const memoryOf = ({ demand }: Situation) => gib(sum(demand.docker.peak).memoryBytes);

const cpu: Knob = {
  now: () => 1,
  steps: () => factors,
  continuous: true,
  apply: (facts, value) => ({ ...facts, growth: { ...facts.growth, cpu: value } }),
  describe: (_, direction, situation) => `${edge(direction)} ${cpuOf(situation)} of requests`,
  describeNow: (_, situation) => cpuOf(situation),
};

const memory: Knob = {
  now: () => 1,
  steps: () => factors,
  continuous: true,
  apply: (facts, value) => ({ ...facts, growth: { ...facts.growth, memory: value } }),
  describe: (_, direction, situation) => `${edge(direction)} ${memoryOf(situation)} of requests`,
  describeNow: (_, situation) => memoryOf(situation),
};

const wantedAvailability: Knob = {
  now: ({ wanted }) => wanted.availability ?? 0,
  steps: () => nines,
  continuous: false,
  apply: (facts, value) => wanting(facts, { availability: value }),
  describe: (value, direction, { availability: { docker, kubernetes } }) => {
    const beyond = Math.max(docker.percent, kubernetes.percent) < value ? ', which neither is expected to reach' : '';
    return `if ${direction === 'up' ? '' : 'only '}${availability(value)} is required${beyond}`;
  },
  describeNow: (now) => (now === 0 ? 'not said' : availability(now)),
};

/** What somebody else could run: each is one replica that its volume ties to one machine, on any target. */
const singlesOf = (facts: Facts) => situationOf(facts).availability.kubernetes.singles;

const availabilityWithoutSingles: Knob = {
  ...wantedAvailability,
  steps: (facts) => (singlesOf(facts).length > 0 ? nines : []),
  apply: (facts, availability) =>
    wanting(facts, { availability, elsewhere: [...facts.wanted.elsewhere, ...singlesOf(facts)] }),
  describe: (value, direction, changed) =>
    `${wantedAvailability.describe(value, direction, changed)} and somebody else runs ${changed.facts.wanted.elsewhere.join(', ')}`,
};

const load: Knob = {
  now: ({ wanted }) => wanted.load?.max ?? 0,
  steps: ({ wanted }) => loads.filter((value) => value >= (wanted.load?.min ?? 1)),
  continuous: false,
  apply: (facts, value) => wanting(facts, { load: { min: facts.wanted.load?.min ?? 1, max: value } }),
  describe: (value, direction) => `if the load grows ${direction === 'up' ? '' : 'only '}to ${round(value, 1)} times`,
  describeNow: (now) => (now === 0 ? 'by `scale`' : `${round(now, 1)} times`),
};

const teams: Knob = {
  now: ({ wanted }) => wanted.teams,
  steps: () => wholeNumbers(10).slice(1),
  continuous: false,
  apply: (facts, value) => wanting(facts, { teams: value }),
  describe: (value, direction) => `with ${direction === 'up' ? '' : 'only '}${value} ${value === 1 ? 'team' : 'teams'}`,
  describeNow: (now) => String(now),
};

const hours: Knob = {
  now: ({ wanted }) => wanted.operationsHours ?? Infinity,
  steps: () => wholeNumbers(80),
  continuous: false,
  apply: (facts, value) => wanting(facts, { operationsHours: value }),
  describe: (value, direction) => `with ${direction === 'up' ? '' : 'only '}${value} h a month for operations`,
  describeNow: (now) => (now === Infinity ? 'not said' : `${now} h`),
};

/** What a target refuses, as it would be without that. */
const refusalsOn = (target: Target): Knob => ({
  now: ({ differences }) => refusedOf(differences[target]).length,
  steps: () => [0],
  continuous: false,
  apply: (facts) => {
    const found = facts.differences[target];
    const refused = refusedOf(found);
    return { ...facts, differences: { ...facts.differences, [target]: found.filter((one) => !refused.includes(one)) } };
  },
  describe: () => `if nothing is left that ${titles[target]} refuses`,
  describeNow: (_, { facts }) => remedyOf(refusedOf(facts.differences[target])),
});

/** What is turned; a new one is a few lines, and a line here. */
export const knobs: readonly Knob[] = [
  cpu,
  memory,
  wantedAvailability,
  availabilityWithoutSingles,
  load,
  teams,
  hours,
  ...knownTargets.map(refusalsOn),
];
