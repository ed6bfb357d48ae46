import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import { cronJob, deployJob } from './job.ts';
import { jobPolicy } from './network-policy.ts';
import { role, roleBinding, serviceAccount } from './permissions.ts';

/** Every object that a job needs, in the order in which they are applied. */
export class JobObjects extends Construct {
  readonly container: Job;

  constructor(scope: Construct, id: string, application: Application, job: Job) {
    super(scope, id);
    this.container = job;
    new k8s.KubeServiceAccount(this, 'service-account', serviceAccount(application, job));
    if (job.permissions.length > 0) {
      new k8s.KubeRole(this, 'role', role(application, job));
      new k8s.KubeRoleBinding(this, 'role-binding', roleBinding(application, job));
    }
    new k8s.KubeNetworkPolicy(this, 'network-policy', jobPolicy(application, job));
    if (job.schedule === undefined) new k8s.KubeJob(this, 'job', deployJob(application, job));
    else new k8s.KubeCronJob(this, 'cron-job', cronJob(application, job, job.schedule));
  }
}
