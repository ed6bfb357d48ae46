import type { Application } from '../model/application.ts';
import type { Target } from '../model/target.ts';
import type { Workload } from '../model/workload.ts';
import { describePause, pauseOf, pauses } from './pause.ts';
import { emulated, inWorkloads, native, proof, type Place, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

/** The volume, the network or the key that makes an update stop-first. */
function causeOf({ volumes: mounts, update, network, ports }: Workload, { volumes }: Application): string {
  const held = mounts.find(({ volume }) =>
    volumes.some(
      ({ name, perReplica, accessMode }) => name === volume && (perReplica || accessMode === 'ReadWriteOnce'),
    ),
  );
  if (held !== undefined) return `volumes.${held.volume}`;
  if (network === 'host' && ports.length > 0) return 'network';
  return update.strategy === 'recreate' ? 'update.strategy' : 'update.maxSurge';
}

const pausesOn =
  (target: Target) =>
  (workload: Workload, application: Application): readonly Place[] =>
    placeIf(pauses(workload), causeOf(workload, application), describePause(pauseOf(workload, target)));

const instead = 'let clients retry, or keep what must not pause in a workload without such a volume';

export const updateRows: readonly Row[] = [
  {
    keys: inWorkloads('update'),
    heldBy: proof(
      'test/contract/echo/health.ts',
      'the version that runs goes on answering while the next one crashes at start, until a mended one takes its place',
    ),
    docker: native(
      'start-first or stop-first, with a rollback by itself',
      proof('test/docker/update.test.ts', 'start the new version first, and roll one back that fails'),
    ),
    kubernetes: native(
      'strategy of the Deployment',
      proof('test/charts/update.test.ts', 'rolling takes the surge and the missing replicas from the model'),
    ),
  },
  {
    keys: inWorkloads('update.strategy'),
    docker: emulated({
      severity: 'degraded',
      where: inEachWorkload(pausesOn('docker')),
      by: 'a stop-first update',
      differs:
        'nobody answers from the end of the old replica (up to `stopGracePeriodSeconds`) until the new one is ready; one ' +
        'that does not become ready is rolled back, with as long a pause again',
      instead,
      provenBy: proof('test/docker/update.test.ts', 'stop the old version first where two can not be there at once'),
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: inEachWorkload(pausesOn('kubernetes')),
      by: 'the strategy Recreate, or a StatefulSet that ends the old replica first',
      differs:
        'nobody answers from the end of the old replica (up to `stopGracePeriodSeconds`) until the new one is ready; one ' +
        'that does not become ready is rolled back by `fairway deploy`, with as long a pause again; deployed in another ' +
        'way it stays until somebody acts',
      instead,
      provenBy: proof('test/charts/update.test.ts', 'a volume that only one replica can hold is handed over'),
    }),
  },
  {
    keys: inWorkloads('update.maxSurge', 'update.maxUnavailable'),
    docker: emulated({
      severity: 'info',
      where: inEachWorkload(({ update: { strategy, maxSurge, maxUnavailable } }) =>
        placeIf(
          strategy === 'rolling' && maxSurge > 0 && maxUnavailable > 0,
          'update.maxUnavailable',
          `${maxUnavailable} is not looked at`,
        ),
      ),
      by: '`maxSurge` new tasks at a time, before the old ones end',
      differs: '`maxUnavailable` counts only where `maxSurge` is 0',
      provenBy: proof(
        'test/docker/update.test.ts',
        'replace as many replicas at a time as may be too many, or else as may be missing',
      ),
    }),
    kubernetes: native(
      'maxSurge and maxUnavailable of the Deployment',
      proof('test/charts/update.test.ts', 'rolling takes the surge and the missing replicas from the model'),
    ),
  },
];
