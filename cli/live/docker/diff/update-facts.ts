import type { Update } from '../../../../app/model/workload.ts';
import type { UpdateConfig } from '../../../../docker/stack.ts';
import { opaque } from '../../diff/opaque.ts';
import { prefixed, type Facts } from '../../diff/part.ts';
import type { SeenService } from './seen.ts';

/**
 * How a version replaces the one before, in the words of the model. New replicas come first: as many as may be too many.
 * Old ones go first: as many as may be missing, or, where the model asks for `recreate`, all.
 */
export function updateFacts({ updateConfig, rollbackConfig }: SeenService, update: Update | undefined): Facts {
  const { order, parallelism, failureAction, monitor } = updateConfig;
  const some = String(parallelism);
  const isRecreated = order === 'stop-first' && update?.strategy !== 'rolling';
  const [maxSurge, maxUnavailable] = order === 'start-first' ? [some, '0'] : ['0', some];
  return {
    'update.strategy': isRecreated ? 'recreate' : 'rolling',
    ...(isRecreated ? { 'update.strategy parallelism': some } : prefixed('update', { maxSurge, maxUnavailable })),
    'update failureAction': failureAction,
    'update monitor': monitor,
    'docker.rollback': opaque(ownOf(rollbackConfig, updateConfig)),
  };
}

/** A rollback goes as the update does: what is its own. */
const ownOf = (rollback: UpdateConfig, update: UpdateConfig) =>
  Object.fromEntries(Object.entries(rollback).filter(([key, value]) => update[key as keyof UpdateConfig] !== value));
