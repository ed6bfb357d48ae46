import type { Issue } from '../errors/issue.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Longest name of a Swarm service, which is also a DNS label. */
const SERVICE = 63;
/** Longest name of a Swarm secret or config. */
const SECRET = 64;
/** Dash and hash after the names of secrets and configs. */
const VERSION = 13;

/** Every object that is made from several names fits its target. A single name fits by its own length. */
export const nameLengths: Check = (application) => {
  const prefix = `${application.name}_`;
  const tooLong = (
    path: Issue['path'],
    object: string,
    made: string,
    reserve: number,
    longest: number,
  ): readonly Issue[] => {
    const excess = made.length + reserve - longest;
    if (excess <= 0) return [];
    return [
      {
        path,
        message: `expected a name that is ${excess} shorter: the ${object} "${made}" may have ${longest - reserve} characters`,
      },
    ];
  };
  return [
    ...containersWithPaths(application).flatMap(({ name, path }) =>
      tooLong(path, 'Swarm service', prefix + name, 0, SERVICE),
    ),
    ...Object.keys(application.secrets).flatMap((name) =>
      tooLong(['secrets', name], 'Swarm secret', prefix + name, VERSION, SECRET),
    ),
    ...Object.keys(application.configs).flatMap((name) =>
      tooLong(['configs', name], 'Swarm config', prefix + name, VERSION, SECRET),
    ),
  ];
};
