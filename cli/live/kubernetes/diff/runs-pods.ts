import { opaque } from '../../diff/opaque.ts';
import { prefixed, type Facts, type Renewal } from '../../diff/part.ts';
import type { Comparable } from './comparable.ts';
import { list, others, record, text, type ObjectFacts, type Plain } from './facts.ts';
import { claimFacts } from './object-facts.ts';
import { podFacts } from './pod-facts.ts';

/** Kinds of the objects that run the pods of a part. */
const RUNS_PODS = ['Deployment', 'StatefulSet', 'CronJob', 'Job'];

export const runsPods = ({ kind }: Comparable) => RUNS_PODS.includes(kind);

/** What the object that runs the pods of a part says of it. */
export function runnerFacts(
  object: Comparable,
  name: string,
  { isScaled, secretOf }: { readonly isScaled: boolean; readonly secretOf: (object: string) => string },
): ObjectFacts {
  const spec = record(object['spec']);
  const jobSpec = record(record(spec['jobTemplate'])['spec']);
  return {
    replica: podFacts(name, templateOf(object), secretOf),
    around: {
      ...(isScaled ? {} : prefixed('scale', { min: text(spec['replicas']) })),
      ...updateFacts({ ...record(spec['strategy']), ...record(spec['updateStrategy']) }),
      ...scheduleFacts(spec),
      ...(Object.assign({}, ...claimTemplates(spec)) as Facts),
      ...others('kubernetes.job', jobSpec, ['template']),
      ...others('kubernetes.workload', spec, [
        ...['replicas', 'strategy', 'updateStrategy', 'schedule', 'timeZone', 'suspend'],
        ...['template', 'jobTemplate', 'volumeClaimTemplates'],
      ]),
    },
  };
}

/** The pods that an object runs. */
function templateOf({ kind, spec }: Comparable): Plain {
  const owner = kind === 'CronJob' ? record(record(record(spec)['jobTemplate'])['spec']) : record(spec);
  return record(owner['template']);
}

/** Numbers of the ports of an object's pods, by name. */
export function portsOf(object: Comparable): ReadonlyMap<string, string> {
  const ports = list(record(templateOf(object)['spec'])['containers']).flatMap(({ ports }) => list(ports));
  return new Map(ports.map((port) => [text(port['name']) ?? '', text(port['containerPort']) ?? '']));
}

/** What becomes of the pods when they change. */
export function renewalOf({ kind, spec }: Comparable): Renewal {
  if (kind === 'Job') return 'runs again';
  if (kind === 'CronJob') return 'from the next run on';
  const { type, rollingUpdate } = record(record(spec)['strategy']);
  if (kind === 'StatefulSet' || type === 'Recreate') return 'old replicas first';
  return record(rollingUpdate)['maxSurge'] === 0 ? 'old replicas first' : 'new replicas first';
}

function scheduleFacts({ schedule, timeZone, suspend }: Plain): Facts {
  return prefixed('', {
    schedule: schedule === undefined ? undefined : `CRON_TZ=${text(timeZone)} ${text(schedule)}`,
    'schedule suspend': suspend === true ? opaque(suspend) : undefined,
  });
}

const claimTemplates = (spec: Plain) =>
  list(spec['volumeClaimTemplates']).map(({ metadata, spec }) =>
    claimFacts((text(record(metadata)['name']) ?? '').replace(/^volume-/, ''), record(spec)),
  );

const STRATEGIES: Readonly<Record<string, string>> = { RollingUpdate: 'rolling', Recreate: 'recreate' };

/** A strategy in the words of the model; what has none there is a detail. */
function updateFacts({ type, rollingUpdate }: Plain): Facts {
  const { maxSurge, maxUnavailable, ...rest } = record(rollingUpdate);
  const strategy = text(type);
  return {
    ...prefixed('update', {
      strategy: strategy && (STRATEGIES[strategy] ?? strategy),
      maxSurge: text(maxSurge),
      maxUnavailable: text(maxUnavailable),
    }),
    ...Object.fromEntries(Object.entries(rest).map(([field, value]) => [`update ${field}`, opaque(value)])),
  };
}
