import type { Kubectl } from './kubectl.ts';

interface RulesReview {
  readonly status: {
    readonly resourceRules: readonly {
      readonly apiGroups?: readonly string[];
      readonly resources?: readonly string[];
      readonly resourceNames?: readonly string[];
      readonly verbs: readonly string[];
    }[];
  };
}

/**
 * Everything that a service account may do in a namespace, a text for each rule.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/
 */
export async function accountRules(kubectl: Kubectl, namespace: string, account: string): Promise<readonly string[]> {
  const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } };
  const answer = await kubectl.run(
    ['create', '-f', '-', '-o', 'json', '--validate=false', `--as=system:serviceaccount:${namespace}:${account}`],
    { input: JSON.stringify(review) },
  );
  const { resourceRules } = (JSON.parse(answer) as RulesReview).status;
  return resourceRules
    .map(({ apiGroups, resources, resourceNames, verbs }) =>
      JSON.stringify({ apiGroups, resources, ...(resourceNames && { resourceNames }), verbs }),
    )
    .sort();
}

export interface Right {
  readonly namespace: string;
  /** `NAMESPACE:NAME`. */
  readonly account: string;
  readonly verb: string;
  /** Such as `pods`, `deployments.apps`, `pods/exec`. */
  readonly resource: string;
}

/** Whether a service account may do something. */
export async function canI(kubectl: Kubectl, { namespace, account, verb, resource }: Right): Promise<boolean> {
  const as = `--as=system:serviceaccount:${account}`;
  const { stdout } = await kubectl.attempt(['auth', 'can-i', verb, resource, '-n', namespace, as]);
  return stdout.trim() === 'yes';
}
