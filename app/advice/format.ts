import type { Target } from '../model/target.ts';
import type { Amount } from './amount.ts';

/** The targets as they are called in a sentence. */
export const titles: Readonly<Record<Target, string>> = { docker: 'Docker', kubernetes: 'Kubernetes' };

/** `0.85 vCPU`. */
export const vcpu = (millis: number) => `${round(millis / 1000, 2)} vCPU`;

/** `1.5 GiB`. */
export const gib = (bytes: number) => `${round(bytes / 2 ** 30, 2)} GiB`;

/** `0.85 vCPU and 1.5 GiB`. */
export const amount = ({ cpuMillis, memoryBytes }: Amount) => `${vcpu(cpuMillis)} and ${gib(memoryBytes)}`;

/** A share of 1 in percent: `24 %`. */
export const percent = (share: number) => `${round(share * 100, 0)} %`;

/** Availability with as many nines as it has: `99.952 %`. */
export const availability = (value: number) => `${round(value, 3)} %`;

/** Seconds in a unit that can be pictured: `40 s`, `12 min`, `3.6 h`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${round(seconds, 0)} s`;
  return seconds < 7200 ? `${round(seconds / 60, 0)} min` : `${round(seconds / 3600, 1)} h`;
}

/** `1 job`, `2 jobs`. */
export const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** `web requires`, `web, db require`: names with the verb that goes with their number. */
export const does = (names: readonly string[], one: string, several: string) =>
  `${names.join(', ')} ${names.length === 1 ? one : several}`;

/** A number without digits that say nothing. */
export function round(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
