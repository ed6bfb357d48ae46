import { readFileSync } from 'node:fs';
import { createCertificate } from '../../../app/support/certificate.ts';
import { eventually } from '../../../support/eventually.ts';
import type { Stage } from '../stage.ts';

const NAME = 'rows-adapter';
const labels = { app: NAME };
const inNamespace = { name: NAME, namespace: NAME };
const program = readFileSync(new URL('metrics-adapter.mts', import.meta.url), 'utf8');

/** Who asks for metrics: the autoscaler's controller, under its own account or under the controller manager's. */
const readers = [
  { kind: 'ServiceAccount', name: 'horizontal-pod-autoscaler', namespace: 'kube-system' },
  { kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'system:kube-controller-manager' },
];

/**
 * A stand-in for a metrics adapter, registered as adapters are, until the check has ended.
 *
 * @param observed the namespace whose pods have metrics
 */
export async function startMetricsAdapter({ kubectl, image, afterwards }: Stage, observed: string) {
  const apis = [apiService('custom.metrics.k8s.io', 'v1beta2'), apiService('external.metrics.k8s.io', 'v1beta1')];
  const clusterWide = ['clusterrole', 'clusterrolebinding'];
  afterwards(async () => {
    await kubectl.run(['delete', '--ignore-not-found', 'apiservice', ...apis.map(({ metadata }) => metadata.name)]);
    for (const kind of clusterWide) await kubectl.run(['delete', '--ignore-not-found', kind, NAME]);
    await kubectl.run(['delete', '--ignore-not-found', 'namespace', NAME]);
  });
  await kubectl.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAME } }]);
  await kubectl.apply([...adapterObjects(image, observed), ...apis]);
  await kubectl.run(['rollout', 'status', '-n', NAME, `deployment/${NAME}`, '--timeout=120s']);
  const names = apis.map(({ metadata }) => `apiservice/${metadata.name}`);
  await kubectl.run(['wait', '--for=condition=Available', '--timeout=60s', ...names]);
  return {
    /** Sets metrics to values. */
    set: async (metrics: Readonly<Record<string, number>>) => {
      const query = Object.entries(metrics).map(([name, value]) => `${name}=${value}`);
      const script = `fetch('https://127.0.0.1:8443/set?${query.join('&')}').then((r) => process.exit(r.ok ? 0 : 1))`;
      const untrusted = ['env', 'NODE_TLS_REJECT_UNAUTHORIZED=0', 'node', '-e', script];
      await eventually(30, () => kubectl.run(['exec', '-n', NAME, `deployment/${NAME}`, '--', ...untrusted]));
    },
  };
}

function apiService(group: string, version: string) {
  const service = { name: NAME, namespace: NAME, port: 443 };
  const priorities = { groupPriorityMinimum: 100, versionPriority: 100 };
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `${version}.${group}` },
    spec: { group, version, service, insecureSkipTLSVerify: true, ...priorities },
  };
}

function adapterObjects(image: string, observed: string): readonly object[] {
  const { cert, key } = createCertificate();
  const rbac = 'rbac.authorization.k8s.io';
  const account = { kind: 'ServiceAccount', ...inNamespace };
  const groups = ['custom.metrics.k8s.io', 'external.metrics.k8s.io'];
  const container = {
    name: NAME,
    image,
    command: ['node', '/etc/adapter/server.mts'],
    env: [{ name: 'NODE_EXTRA_CA_CERTS', value: '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' }],
    volumeMounts: [{ name: 'files', mountPath: '/etc/adapter' }],
    readinessProbe: { tcpSocket: { port: 8443 } },
  };
  const files = { name: 'files', configMap: { name: NAME } };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: inNamespace },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: inNamespace, data: { 'server.mts': program, cert, key } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: inNamespace,
      spec: { selector: labels, ports: [{ port: 443, targetPort: 8443 }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: inNamespace,
      spec: {
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { serviceAccountName: NAME, containers: [container], volumes: [files] },
        },
      },
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata: { name: NAME, namespace: observed },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata: { name: NAME, namespace: observed },
      roleRef: { apiGroup: rbac, kind: 'Role', name: NAME },
      subjects: [account],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRole',
      metadata: { name: NAME },
      rules: [{ apiGroups: groups, resources: ['*'], verbs: ['get', 'list'] }],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: NAME },
      subjects: readers,
    },
  ];
}
