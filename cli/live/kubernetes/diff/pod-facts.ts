import { cpuText, memoryText } from '../../diff/amounts.ts';
import { opaque } from '../../diff/opaque.ts';
import { prefixed, type Facts } from '../../diff/part.ts';
import { isEmpty, list, others, record, text, type Plain } from './facts.ts';
import { mountFacts } from './mount-facts.ts';
import { probeFacts } from './probe-facts.ts';

/** Fields of a pod that have a word in the model. */
const POD = ['containers', 'initContainers', 'volumes', 'terminationGracePeriodSeconds', 'securityContext'];
const PLACEMENT = [...['nodeSelector', 'affinity', 'tolerations', 'topologySpreadConstraints', 'priorityClassName']];
const CONTAINER = [
  ...['name', 'image', 'command', 'args', 'workingDir', 'env', 'ports', 'resources', 'volumeMounts'],
  ...['securityContext', 'startupProbe', 'readinessProbe', 'livenessProbe'],
];

/**
 * The pods of a workload or job as plain facts, by key of the model.
 *
 * @param secretOf the declared secret that a Secret holds
 */
export function podFacts(name: string, template: Plain, secretOf: (object: string) => string): Facts {
  const spec = record(template['spec']);
  const containers = list(spec['containers']);
  const main = containers.find((container) => container['name'] === name) ?? containers[0] ?? {};
  const rest = [...list(spec['initContainers']), ...containers.filter((container) => container !== main)];
  const grace = text(spec['terminationGracePeriodSeconds']);
  return {
    ...mainFacts(main),
    ...prefixed('security', securityOf(record(main['securityContext']), record(spec['securityContext']))),
    ...mountFacts(main, spec, secretOf),
    ...prefixed('', { stopGracePeriodSeconds: grace && `${grace}s` }),
    ...placementFacts(spec),
    ...prefixed('kubernetes.container', Object.fromEntries(rest.map((one) => [text(one['name']) ?? '', opaque(one)]))),
    ...others('kubernetes.container', main, CONTAINER),
    ...others('kubernetes.pod', spec, [...POD, ...PLACEMENT]),
    ...annotationFacts(record(record(template['metadata'])['annotations']), secretOf),
  };
}

function mainFacts(main: Plain): Facts {
  const env = list(main['env']).map((variable) => [text(variable['name']) ?? '', valueOf(variable)] as const);
  const ports = list(main['ports']).map(
    (port) =>
      [
        text(port['name']) ?? text(port['containerPort']) ?? '',
        `${text(port['containerPort'])}/${text(port['protocol'])}`,
      ] as const,
  );
  const command = [main['command'], main['args']];
  return {
    ...prefixed('', { image: text(main['image']), workingDir: text(main['workingDir']) }),
    ...(command.some((words) => words !== undefined) && { command: opaque(command) }),
    ...prefixed('env', Object.fromEntries(env)),
    ...prefixed('ports', Object.fromEntries(ports)),
    ...amounts(record(main['resources'])),
    ...probeFacts(main),
  };
}

/** Two dollars in a manifest are one in the variable. */
function valueOf({ value, valueFrom }: Plain): string {
  if (valueFrom !== undefined) return opaque(valueFrom);
  const literal = text(value) ?? '';
  return /\$\(FAIRWAY_SECRET_/.test(literal) ? opaque(literal) : literal.replaceAll('$$', '$');
}

function amounts(resources: Plain): Facts {
  return Object.assign(
    {},
    ...['requests', 'limits'].map((what) =>
      prefixed(
        `resources.${what}`,
        Object.fromEntries(
          Object.entries(record(resources[what])).map(([name, amount]) => [
            name,
            name === 'cpu' ? cpuText(Math.round(Number(amount) * 1000)) : memoryText(Number(amount)),
          ]),
        ),
      ),
    ),
  ) as Facts;
}

function securityOf(container: Plain, pod: Plain): Readonly<Record<string, string | undefined>> {
  const { runAsUser, runAsGroup, readOnlyRootFilesystem, capabilities, ...rest } = container;
  const { add = [], ...otherCapabilities } = record(capabilities);
  const user = text(runAsUser);
  return {
    user: user && `${user}:${text(runAsGroup)}`,
    readOnlyRoot: text(readOnlyRootFilesystem),
    capabilities: (add as readonly string[]).toSorted().join(', ') || 'none',
    context: opaque([rest, otherCapabilities, pod]),
  };
}

function placementFacts(spec: Plain): Facts {
  const fields = PLACEMENT.filter((field) => !isEmpty(spec[field]));
  return Object.fromEntries(fields.map((field) => [`placement.${field}`, opaque(spec[field])]));
}

/** The version of a secret stands in an annotation, so that pods roll when its value changes. */
function annotationFacts(annotations: Plain, secretOf: (object: string) => string): Facts {
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([name, value]): readonly (readonly [string, string])[] => {
      const [, secret] = /^fairway\/secret-(.*)$/.exec(name) ?? [];
      if (secret !== undefined) return [[`secrets.${secretOf(secret)}`, opaque(value)]];
      // What `kubectl rollout restart` leaves.
      if (name === 'kubectl.kubernetes.io/restartedAt') return [];
      return [
        [
          name.startsWith('prometheus.io/') ? `metrics.${name.slice(14)}` : `kubernetes.annotation.${name}`,
          opaque(value),
        ],
      ];
    }),
  );
}
