import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Application } from '../app/model/application.ts';
import { namespace } from './namespace.ts';
import { defaultPolicy } from './network-policy.ts';

/** What the whole application needs before anything else. */
export class ApplicationObjects extends Construct {
  constructor(scope: Construct, id: string, application: Application) {
    super(scope, id);
    new k8s.KubeNamespace(this, 'namespace', namespace(application));
    new k8s.KubeNetworkPolicy(this, 'default-policy', defaultPolicy(application));
  }
}
