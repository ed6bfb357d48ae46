import type { Service } from './service.ts';

/**
 * What became of the last update of a service.
 *
 * A rollback that a person asked for leaves the version that it left behind to return to; one by the swarm itself,
 * because the new version failed, does not.
 */
export function updateOf({ UpdateStatus, PreviousSpec }: Service): 'done' | 'running' | 'failed' {
  switch (UpdateStatus?.State) {
    case 'updating':
    case 'rollback_started':
      return 'running';
    case 'paused':
    case 'rollback_paused':
      return 'failed';
    case 'rollback_completed':
      return PreviousSpec === undefined ? 'failed' : 'done';
    case 'completed':
    case undefined:
      return 'done';
  }
}
