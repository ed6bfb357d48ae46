import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { autoscaler } from './autoscaler.ts';
import { deployment } from './deployment.ts';
import { disruptionBudget, hasSpareReplica } from './disruption-budget.ts';
import { httpRoute, httpsRedirect } from './http-route.ts';
import { ingress } from './ingress.ts';
import { podMonitor } from './metrics.ts';
import { workloadPolicy } from './network-policy.ts';
import { role, roleBinding, serviceAccount } from './permissions.ts';
import { clusterService, publicService } from './service.ts';
import { statefulSet, volumesPerReplica } from './stateful-set.ts';

/** Every object that a workload needs, in the order in which they are applied. */
export class WorkloadObjects extends Construct {
  readonly container: Workload;

  constructor(scope: Construct, id: string, application: Application, workload: Workload) {
    super(scope, id);
    this.container = workload;
    const { kubernetes } = application.targets;
    const stateful = volumesPerReplica(application, workload).length > 0;

    new k8s.KubeServiceAccount(this, 'service-account', serviceAccount(application, workload));
    if (workload.permissions.length > 0) {
      new k8s.KubeRole(this, 'role', role(application, workload));
      new k8s.KubeRoleBinding(this, 'role-binding', roleBinding(application, workload));
    }
    new k8s.KubeNetworkPolicy(this, 'network-policy', workloadPolicy(application, workload));
    if (workload.ports.length > 0 || stateful) {
      new k8s.KubeService(this, 'service', clusterService(application, workload, stateful));
    }
    if (workload.publish.length > 0) {
      new k8s.KubeService(this, 'public-service', publicService(application, workload));
    }
    if (stateful) new k8s.KubeStatefulSet(this, 'stateful-set', statefulSet(application, workload));
    else new k8s.KubeDeployment(this, 'deployment', deployment(application, workload));
    if (workload.scale.autoscaler !== undefined) {
      const kind = stateful ? 'StatefulSet' : 'Deployment';
      const props = autoscaler(application, workload, workload.scale.autoscaler, kind);
      new k8s.KubeHorizontalPodAutoscalerV2(this, 'autoscaler', props);
    }
    if (hasSpareReplica(workload)) {
      new k8s.KubePodDisruptionBudget(this, 'disruption-budget', disruptionBudget(application, workload));
    }
    if (kubernetes.gateway !== undefined) {
      for (const route of workload.routes) {
        new ApiObject(this, `http-route-${route.name}`, httpRoute(application, workload, route));
        if (route.tls && kubernetes.gateway.listeners !== undefined) {
          new ApiObject(this, `https-redirect-${route.name}`, httpsRedirect(application, workload, route));
        }
      }
    } else if (workload.routes.length > 0) {
      new k8s.KubeIngress(this, 'ingress', ingress(application, workload));
    }
    if (kubernetes.metrics === 'pod-monitor' && workload.metrics !== undefined) {
      new ApiObject(this, 'pod-monitor', podMonitor(application, workload, workload.metrics));
    }
  }
}
