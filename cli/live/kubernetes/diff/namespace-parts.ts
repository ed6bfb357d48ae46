import type { Application } from '../../../../app/model/application.ts';
import { secretsOf } from '../../../../app/model/container.ts';
import { publicAddresses } from '../../../../app/model/public-address.ts';
import { opaque } from '../../diff/opaque.ts';
import type { Facts, Part } from '../../diff/part.ts';
import { componentOf, nameLabel, type Comparable } from './comparable.ts';
import type { ObjectFacts } from './facts.ts';
import { objectFacts, type ObjectContext } from './object-facts.ts';
import { portsOf, renewalOf, runnerFacts, runsPods } from './runs-pods.ts';

/** What all parts share. */
const SHARED = 'application';

/** Objects of a namespace as parts, by key of the model. A part is there if something runs its pods. */
export function namespaceParts(application: Application, objects: readonly Comparable[]): readonly Part[] {
  const ofPart = (object: Comparable) => ['workload', 'job'].includes(componentOf(object) ?? '');
  const groups = Map.groupBy(objects.filter(ofPart), nameLabel);
  const context: ObjectContext = { ports: new Map(), isSecure: securityOf(application) };
  const shared = factsOf(objects.filter((object) => !ofPart(object)).map((object) => sharedFacts(object, context)));
  const parts = [...groups].flatMap(([name, own]) => partOf(application, name, own) ?? []);
  return [...parts, { name: SHARED, kind: 'application', replica: {}, around: shared.around, renewal: 'runs again' }];
}

function partOf(application: Application, name: string, objects: readonly Comparable[]): Part | undefined {
  const runner = objects.find(runsPods);
  if (runner === undefined) return undefined;
  const isScaled = objects.some(({ kind }) => kind === 'HorizontalPodAutoscaler');
  const secretOf = (object: string) =>
    application.secrets.find((secret) => secret.name.toLowerCase().replaceAll('_', '-') === object)?.name ?? object;
  const context: ObjectContext = { ports: portsOf(runner), isSecure: securityOf(application) };
  const around = objects.filter((object) => !runsPods(object)).map((object) => objectFacts(object, context));
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

/** A listener's name says whether it is the one for TLS; where no names are known, the model says it. */
function securityOf(application: Application): ObjectContext['isSecure'] {
  const listeners = application.targets.kubernetes.gateway?.listeners;
  const addresses = publicAddresses(application);
  return (host, listener) =>
    listeners === undefined
      ? (addresses.find((address) => address.host === host)?.tls ?? application.tls !== undefined)
      : listener !== listeners.http;
}

function sharedFacts(object: Comparable, context: ObjectContext): ObjectFacts {
  if (object.kind !== 'ConfigMap') return objectFacts(object, context);
  return { around: { [`configs.${nameLabel(object)}`]: opaque(object['data']) } };
}
