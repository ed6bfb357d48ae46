import type { Target } from '../../model/target.ts';
import { availability as shown } from '../format.ts';
import { note, type Rule } from '../rule.ts';

/** Which target is expected to be up as much as is wanted. What neither reaches is said, and speaks for neither. */
export const availability: Rule = {
  name: 'availability',
  weight: 10,
  argue: ({ facts: { wanted }, availability: estimated }) => {
    if (wanted.availability === undefined) return undefined;
    const { docker, kubernetes } = estimated;
    const reaches = (target: Target) => estimated[target].percent >= wanted.availability!;
    const figures = `Docker ${shown(docker.percent)}, Kubernetes ${shown(kubernetes.percent)}`;
    const goal = shown(wanted.availability);
    if (reaches('docker') && reaches('kubernetes')) {
      return { favours: 'docker', strength: 0.3, text: `both are expected to reach ${goal}: ${figures}` };
    }
    if (reaches('kubernetes')) {
      return { favours: 'kubernetes', strength: 1, text: `one host isn't expected to reach ${goal}: ${figures}` };
    }
    if (reaches('docker')) {
      return { favours: 'docker', strength: 1, text: `only the host is expected to reach ${goal}: ${figures}` };
    }
    const why =
      kubernetes.singles.length > 0
        ? `; on Kubernetes ${kubernetes.singles.join(', ')} with one replica and a volume of its own is no safer than on ` +
          'one host: it takes a database that fails over by itself, or a managed one (--elsewhere)'
        : '';
    return note(`neither is expected to reach ${goal}: ${figures}${why}`);
  },
};
