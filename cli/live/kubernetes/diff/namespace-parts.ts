import type { Application } from '../../../../app/model/application.ts';
import { secretsOf } from '../../../../app/model/container.ts';
import { opaque } from '../../diff/opaque.ts';
import type { Facts, Part } from '../../diff/part.ts';
import { componentOf, nameLabel, type Comparable } from './comparable.ts';
import type { ObjectFacts } from './facts.ts';
import { objectFacts } from './object-facts.ts';
import { renewalOf, runnerFacts, runsPods } from './runs-pods.ts';

/** What all parts share. */
const SHARED = 'application';

/** Objects of a namespace as parts, by key of the model. A part is there if something runs its pods. */
export function namespaceParts(application: Application, objects: readonly Comparable[]): readonly Part[] {
  const ofPart = (object: Comparable) => ['workload', 'job'].includes(componentOf(object) ?? '');
  const groups = Map.groupBy(objects.filter(ofPart), nameLabel);
  const shared = factsOf(objects.filter((object) => !ofPart(object)).map(sharedFacts));
  const parts = [...groups].flatMap(([name, own]) => partOf(application, name, own) ?? []);
  return [...parts, { name: SHARED, kind: 'application', replica: {}, around: shared.around, renewal: 'runs again' }];
}

function partOf(application: Application, name: string, objects: readonly Comparable[]): Part | undefined {
  const runner = objects.find(runsPods);
  if (runner === undefined) return undefined;
  const isScaled = objects.some(({ kind }) => kind === 'HorizontalPodAutoscaler');
  const secretOf = (object: string) =>
    application.secrets.find((secret) => secret.name.toLowerCase().replaceAll('_', '-') === object)?.name ?? object;
  const around = objects.filter((object) => !runsPods(object)).map(objectFacts);
  return {
    name,
    kind: ['Deployment', 'StatefulSet'].includes(runner.kind) ? 'workload' : 'job',
    ...factsOf([runnerFacts(runner, name, { isScaled, secretOf }), ...around]),
    renewal: renewalOf(runner),
    unknown: unversioned(application, name),
  };
}

/** The secrets of a part of whose values no version is known here, as keys. */
function unversioned({ workloads, jobs, secrets }: Application, name: string): readonly string[] {
  const container = [...workloads, ...jobs].find((one) => one.name === name);
  const used = container === undefined ? [] : secretsOf(container);
  return secrets
    .filter((secret) => used.includes(secret.name) && secret.versions.kubernetes === undefined)
    .map((secret) => `secrets.${secret.name}`);
}

function factsOf(all: readonly ObjectFacts[]): Required<ObjectFacts> {
  const joined = (side: 'replica' | 'around') => Object.assign({}, ...all.map((facts) => facts[side])) as Facts;
  return { replica: joined('replica'), around: joined('around') };
}

function sharedFacts(object: Comparable): ObjectFacts {
  if (object.kind !== 'ConfigMap') return objectFacts(object);
  return { around: { [`configs.${nameLabel(object)}`]: opaque(object['data']) } };
}
