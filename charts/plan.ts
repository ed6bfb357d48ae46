import type { Application } from '../app/model/application.ts';
import { manifestGroups, type Manifest, type ManifestGroup } from './manifest.ts';
import { secretManifest, secretObjects } from './secret.ts';

/** An object as Pulumi deploys it: what it is, what comes first, and what may become of it. */
export interface PlannedObject {
  /** Pulumi's name, such as `deployment/web`. */
  readonly name: string;
  readonly manifest: Manifest;
  /** Names of what must be there before. */
  readonly dependsOn: readonly string[];
  /** Whether Pulumi waits until it works, not only until it is there. */
  readonly awaited: boolean;
  /** How long it may take to work. @default - the provider's ten minutes */
  readonly timeoutSeconds?: number | undefined;
  /** Fields that something in the cluster sets. */
  readonly ignoreChanges: readonly string[];
  /** It stays in the cluster when Pulumi forgets it, and a later deploy takes it up again. */
  readonly retained: boolean;
}

/** What the cluster may take to place a job and to fetch its image. */
const STARTING_SECONDS = 300;

const SCALABLE = ['Deployment', 'StatefulSet'];
const RUNS_PODS = [...SCALABLE, 'CronJob', 'Job'];

/** Decides what Pulumi deploys for an application: the objects of the files and the Secrets, each after its dependencies. */
export function plan(application: Application): readonly PlannedObject[] {
  const secrets = secretObjects(application).map((object) => secretManifest(application, object));
  const groups = [...manifestGroups(application), { name: 'secrets', manifests: secrets }];
  const objects = groups.flatMap((group) =>
    group.manifests.map((manifest) => planned(application, manifest, predecessors(groups, group, manifest))),
  );
  return inOrder(objects);
}

function planned(application: Application, manifest: Manifest, dependsOn: readonly Manifest[]): PlannedObject {
  const spec = specOf(manifest);
  const isClaim = manifest.kind === 'PersistentVolumeClaim';
  return {
    name: nameOf(manifest),
    manifest,
    dependsOn: dependsOn.map(nameOf),
    awaited: !isLeftAlone(manifest),
    timeoutSeconds: manifest.kind === 'Job' ? STARTING_SECONDS + spec.activeDeadlineSeconds! : undefined,
    ignoreChanges: SCALABLE.includes(manifest.kind) && spec.replicas === undefined ? ['spec.replicas'] : [],
    // With its namespace a claim would go too, and the data with it. `protect` would stop a destroy altogether.
    retained: isClaim || (manifest.kind === 'Namespace' && application.volumes.length > 0),
  };
}

/** Everything needs the namespace; pods also need what they mount, what they are, and the jobs that they wait for. */
function predecessors(
  groups: readonly ManifestGroup[],
  { container, manifests }: ManifestGroup,
  manifest: Manifest,
): readonly Manifest[] {
  if (manifest.kind === 'Namespace') return [];
  const shared = groups.filter((group) => group.container === undefined).flatMap((group) => group.manifests);
  if (!RUNS_PODS.includes(manifest.kind)) return shared.filter(({ kind }) => kind === 'Namespace');
  const own = manifests.slice(0, manifests.indexOf(manifest));
  const jobs = groups
    .filter((group) => container!.dependsOn.some(({ name }) => name === group.container?.name))
    .flatMap((group) => group.manifests.filter(({ kind }) => kind === 'Job'));
  return [...shared, ...own, ...jobs];
}

/**
 * Whether waiting would cost time and tell nothing: a Service without ready pods is no mistake of the Service, an
 * Ingress gets its address from a controller at any time, and a claim may be bound by its first pod only.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/
 */
function isLeftAlone(manifest: Manifest): boolean {
  if (manifest.kind === 'Service') return specOf(manifest).type === 'ClusterIP';
  return ['Ingress', 'PersistentVolumeClaim'].includes(manifest.kind);
}

/** The same objects, each after all that it depends on. */
function inOrder(objects: readonly PlannedObject[]): readonly PlannedObject[] {
  const byName = new Map(objects.map((object) => [object.name, object]));
  const ordered = new Set<PlannedObject>();
  const add = (object: PlannedObject) => {
    for (const name of object.dependsOn) add(byName.get(name)!);
    ordered.add(object);
  };
  objects.forEach(add);
  return [...ordered];
}

function specOf({ spec = {} }: Manifest) {
  return spec as { readonly type?: string; readonly replicas?: number; readonly activeDeadlineSeconds?: number };
}

/** Pulumi takes an object with another name for another object: a name comes from kind and name, and nothing else. */
function nameOf({ kind, metadata }: Manifest): string {
  return `${kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}/${metadata.name}`;
}
