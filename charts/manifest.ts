import { ApiObject, App } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { ApplicationChart } from './application-chart.ts';
import { JobObjects } from './job-objects.ts';
import { WorkloadObjects } from './workload-objects.ts';

/** A Kubernetes object as plain data. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** Objects that belong together, under the name of their file. */
export interface ManifestGroup {
  readonly name: string;
  /** The workload or job for which they are made; none for what all share. */
  readonly container?: Container | undefined;
  readonly manifests: readonly Manifest[];
}

/**
 * Lowers an application to Kubernetes objects, in the order in which they are applied.
 *
 * Walks the tree by itself: `App.synth` resolves and validates everything again for each chart.
 */
export function manifestGroups(application: Application): readonly ManifestGroup[] {
  const chart = new ApplicationChart(new App(), 'kubernetes', application);
  return chart.node.children.map((child) => ({
    name: child.node.id,
    container: child instanceof WorkloadObjects || child instanceof JobObjects ? child.container : undefined,
    manifests: manifestsIn(child),
  }));
}

/** All objects of an application, as the files and Pulumi have them. */
export function manifests(application: Application): readonly Manifest[] {
  return manifestGroups(application).flatMap((group) => group.manifests);
}

function manifestsIn(construct: Construct): readonly Manifest[] {
  return construct.node
    .findAll()
    .filter((node) => ApiObject.isApiObject(node))
    .map((object) => object.toJson() as Manifest);
}
