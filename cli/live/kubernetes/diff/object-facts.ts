import { memoryText } from '../../diff/amounts.ts';
import { opaque } from '../../diff/opaque.ts';
import { prefixed, type Facts } from '../../diff/part.ts';
import type { Comparable } from './comparable.ts';
import { list, others, record, text, type ObjectFacts, type Plain } from './facts.ts';
import { httpRouteFacts } from './http-route-facts.ts';
import { ingressFacts } from './ingress-facts.ts';
import { policyFacts } from './policy-facts.ts';

/** What an object doesn't say by itself. */
export interface ObjectContext {
  /** Numbers of the part's ports, by name. */
  readonly ports: ReadonlyMap<string, string>;
  /** Whether a host answers over TLS at a listener of the Gateway, or at those that take it. */
  readonly isSecure: (host: string, listener: string | undefined) => boolean;
}

/** What an object that runs no pods says of its part, by key of the model. Kinds that aren't here have no word there. */
const AROUND: Readonly<Record<string, (object: Comparable, spec: Plain, context: ObjectContext) => Facts>> = {
  Service: serviceFacts,
  Ingress: (object, _, { ports }) => ingressFacts(object, ports),
  HTTPRoute: (object, _, context) => httpRouteFacts(object, context),
  NetworkPolicy: (_, spec) => policyFacts(spec),
  HorizontalPodAutoscaler: (_, spec) => autoscalerFacts(spec),
  PodDisruptionBudget: (_, spec) => ({ 'update disruptionBudget': opaque(spec) }),
  ServiceAccount: (object) => ({ 'permissions token': opaque(object['automountServiceAccountToken']) }),
  Role: (object) => ({ permissions: opaque(object['rules']) }),
  RoleBinding: (object) => ({ 'permissions binding': opaque([object['roleRef'], object['subjects']]) }),
  Namespace: (object) => ({ namespace: opaque(labelsOf(object, /^pod-security\./)) }),
  ResourceQuota: (_, spec) => ({ quota: opaque(spec) }),
  LimitRange: (_, spec) => ({ limitRange: opaque(spec) }),
  PersistentVolumeClaim: ({ metadata }, spec) => claimFacts(metadata.name, spec),
};

export function objectFacts(object: Comparable, context: ObjectContext): ObjectFacts {
  const spec = record(object['spec']);
  const tell = AROUND[object.kind];
  if (tell !== undefined) return { around: tell(object, spec, context) };
  const { kind, metadata, ...content } = object;
  return { around: { [`kubernetes.${kind}.${metadata.name}`]: opaque({ ...content, status: undefined }) } };
}

function serviceFacts({ metadata }: Comparable, spec: Plain, context: ObjectContext): Facts {
  const isPublic = spec['type'] === 'LoadBalancer' || metadata.name.endsWith('-public');
  const ports = list(spec['ports']).map((port) => {
    const named = text(port['targetPort']) ?? '';
    const target = `to port ${context.ports.get(named) ?? named}`;
    return isPublic
      ? [`publish.${text(port['port'])}/${text(port['protocol'])?.toLowerCase()}`, target]
      : [`ports.${text(port['name'])} service`, `${text(port['port'])} ${target}`];
  });
  const rest = others(`kubernetes.Service.${metadata.name}`, spec, ['ports']);
  return { ...(Object.fromEntries(ports) as Facts), ...rest };
}

function autoscalerFacts({ minReplicas, maxReplicas, ...rest }: Plain): Facts {
  return {
    ...prefixed('scale', { min: text(minReplicas), max: text(maxReplicas) }),
    ...others('scale', rest, ['scaleTargetRef']),
  };
}

/** The claims of a volume, one that all replicas share, or one for each of them. */
export function claimFacts(name: string, spec: Plain): Facts {
  const { storage } = record(record(spec['resources'])['requests']);
  return prefixed(`volumes.${name}`, {
    size: storage === undefined ? undefined : memoryText(Number(storage)),
    class: text(spec['storageClassName']),
    accessModes: opaque(spec['accessModes']),
  });
}

const labelsOf = ({ metadata }: Comparable, prefix: RegExp) =>
  Object.fromEntries(Object.entries(metadata.labels ?? {}).filter(([label]) => prefix.test(label)));
