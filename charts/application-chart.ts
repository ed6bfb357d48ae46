import { ApiObject, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Application } from '../app/model/application.ts';
import { ApplicationObjects } from './application-objects.ts';
import { configMap } from './config-map.ts';
import { externalSecret } from './external-secret.ts';
import { JobObjects } from './job-objects.ts';
import { externalSecretObjects } from './secret.ts';
import { volumeClaim } from './volume-claim.ts';
import { WorkloadObjects } from './workload-objects.ts';

/**
 * An application on Kubernetes: one chart, because cdk8s resolves its whole tree once per chart.
 *
 * Each child is a file, and its id the file's name: the numbers put what is needed first.
 */
export class ApplicationChart extends Chart {
  constructor(scope: Construct, id: string, application: Application) {
    super(scope, id);
    new ApplicationObjects(this, '00-application', application);
    for (const config of application.configs) {
      new k8s.KubeConfigMap(this, `10-config-${config.name}`, configMap(application, config));
    }
    for (const secret of externalSecretObjects(application)) {
      new ApiObject(this, `10-secret-${secret.name}`, externalSecret(application, secret));
    }
    for (const volume of application.volumes.filter(({ perReplica }) => !perReplica)) {
      new k8s.KubePersistentVolumeClaim(this, `20-volume-${volume.name}`, volumeClaim(application, volume));
    }
    for (const job of application.jobs) new JobObjects(this, `30-job-${job.name}`, application, job);
    for (const workload of application.workloads) {
      new WorkloadObjects(this, `40-workload-${workload.name}`, application, workload);
    }
  }
}
