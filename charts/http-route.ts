import type { ApiObjectProps } from 'cdk8s';
import type { Application } from '../app/model/application.ts';
import type { Route, Workload } from '../app/model/workload.ts';
import { containerMetadata } from './metadata.ts';

/**
 * A route as an object of the Gateway API. The Gateway's listeners hold the certificates and redirect plain HTTP.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export function httpRoute(application: Application, workload: Workload, route: Route): ApiObjectProps {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: containerMetadata(application, workload, { name: `${workload.name}-${route.name}` }),
    spec: {
      parentRefs: [application.targets.kubernetes.gateway],
      hostnames: [route.host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: route.path } }],
          backendRefs: [{ name: workload.name, port: route.port.port }],
        },
      ],
    },
  };
}
