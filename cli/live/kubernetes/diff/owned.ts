import type { FieldSet, ManagedFields } from '../objects.ts';
import { ownedFields } from '../owned-fields.ts';
import type { Comparable } from './comparable.ts';

/** What the control plane notes in objects. */
const CONTROLLERS = /^(kube-controller-manager|kube-scheduler|kubelet|cloud-controller-manager)$/;

/** Appliers that don't use server-side apply. */
const APPLIERS = /^(kubectl-client-side-apply|argocd-controller|pulumi-kubernetes.*)$/;

/** Whether a manager has deployed the object: it has applied it as a whole. */
const hasApplied = ({ operation, manager, subresource }: ManagedFields) =>
  subresource === undefined && (operation === 'Apply' || APPLIERS.test(manager));

/** Whether somebody else has changed something of it. */
const hasEdited = (fields: ManagedFields) =>
  fields.subresource !== 'status' && !CONTROLLERS.test(fields.manager) && !hasApplied(fields);

/** An object as it was applied, and as people have changed it since: without what the cluster fills in by itself. */
export interface Owned {
  /** What is still as it was applied. */
  readonly applied: Comparable;
  /** The same, and what others have set. */
  readonly all: Comparable;
}

/** @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
export function owned(live: Comparable): Owned {
  const managers = live.metadata.managedFields ?? [];
  const restricted = (chosen: readonly ManagedFields[]) => {
    const fields = chosen.reduce<FieldSet>((all, { fieldsV1 }) => merged(all, fieldsV1 ?? {}), {});
    const { apiVersion, kind, metadata } = live;
    const rest = Object.keys(fields).length === 0 ? {} : (ownedFields(live, fields) as Partial<Comparable>);
    const { name, labels, creationTimestamp, ownerReferences } = metadata;
    const own = { ...rest.metadata, name, labels, creationTimestamp, ownerReferences };
    return { ...rest, apiVersion, kind, metadata: own } as Comparable;
  };
  return {
    applied: restricted(managers.filter(hasApplied)),
    all: restricted(managers.filter((one) => hasApplied(one) || hasEdited(one))),
  };
}

function merged(one: FieldSet, other: FieldSet): FieldSet {
  const steps = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(steps.map((step) => [step, merged(one[step] ?? {}, other[step] ?? {})]));
}
