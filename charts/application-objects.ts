import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Application } from '../app/model/application.ts';
import { redirectRoute } from './http-route.ts';
import { limitRange, resourceQuota } from './namespace-limits.ts';
import { prometheusRule } from './monitoring.ts';
import { namespace } from './namespace.ts';
import { defaultPolicy } from './network-policy.ts';

/** What the whole application needs before anything else. */
export class ApplicationObjects extends Construct {
  constructor(scope: Construct, id: string, application: Application) {
    super(scope, id);
    new k8s.KubeNamespace(this, 'namespace', namespace(application));
    const { quota, limitRange: limits } = application.targets.kubernetes;
    if (quota !== undefined) new k8s.KubeResourceQuota(this, 'quota', resourceQuota(application, quota));
    if (limits !== undefined) new k8s.KubeLimitRange(this, 'limit-range', limitRange(application, limits));
    new k8s.KubeNetworkPolicy(this, 'default-policy', defaultPolicy(application));
    const redirects = application.targets.kubernetes.gateway === undefined ? [] : application.redirects;
    for (const redirect of redirects) {
      new ApiObject(this, `redirect-${redirect.name}`, redirectRoute(application, redirect));
    }
    const { monitoring, targets } = application;
    if (monitoring !== undefined && targets.kubernetes.metrics === 'pod-monitor') {
      new ApiObject(this, 'prometheus-rule', prometheusRule(application, monitoring));
    }
  }
}
