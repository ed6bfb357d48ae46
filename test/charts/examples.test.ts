import { describe, expect, test } from '@jest/globals';
import { examples } from '../support/examples.ts';
import { Objects } from '../support/kubernetes-application.ts';

const all = await examples();

/** What Kubernetes makes of an example. */
const made = (title: string) => ({
  objects: new Objects(all.find((example) => example.title === title)!.application),
});

describe('what the examples are about', () => {
  test('01: nothing is reachable that nobody declared', () => {
    const { objects } = made('01-smallest');
    expect([...objects.ofKind('Service'), ...objects.ofKind('Ingress')]).toEqual([]);
    expect(objects.get('NetworkPolicy', 'web', 'spec')).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
  });

  test('02: only the pages reach the database, and nobody reads its password in a file', () => {
    const { objects } = made('02-web-and-db');
    expect(objects.get('NetworkPolicy', 'db', 'spec.ingress')).toMatchObject([
      { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } }], ports: [{ port: 5432 }] },
    ]);
    expect(objects.container('web', 'env.FAIRWAY_SECRET_DB_PASSWORD.valueFrom.secretKeyRef.name')).toBe('db-password');
  });

  test('03: the cluster decides how many replicas there are', () => {
    const { objects } = made('03-autoscaled');
    expect(objects.get('HorizontalPodAutoscaler', 'api', 'spec')).toMatchObject({ minReplicas: 3, maxReplicas: 20 });
    expect(objects.get('Deployment', 'api', 'spec.replicas')).toBeUndefined();
  });

  test('04: the worker waits for the step before it, and the tasks have their times', () => {
    const { objects } = made('04-worker-and-cron');
    expect(objects.ofKind('Job').map(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'])).toEqual([
      'prepare',
    ]);
    expect(objects.get('CronJob', 'nightly', 'spec')).toMatchObject({
      schedule: '15 2 * * *',
      concurrencyPolicy: 'Forbid',
    });
  });

  test('05: one number is published over TCP and UDP', () => {
    const { objects } = made('05-raw-tcp-udp');
    expect(objects.get('Service', 'resolver-public', 'spec')).toMatchObject({
      type: 'LoadBalancer',
      ports: [
        { port: 53, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    });
  });

  test('06: each environment is another application', () => {
    const prod = made('06-multi-environment (prod)');
    expect(prod.objects.get('Deployment', 'web', 'spec.replicas')).toBe(3);
    expect(prod.objects.container('web', 'image')).toBe('ghcr.io/acme/tickets-web:latest');
    expect(prod.objects.get('Ingress', 'web', 'spec.tls')).toMatchObject([{ hosts: ['tickets.example.com'] }]);
  });

  test('07: one volume is written here and only read there', () => {
    const { objects } = made('07-shared-volume');
    expect(objects.get('PersistentVolumeClaim', 'pictures', 'spec.accessModes')).toEqual(['ReadWriteMany']);
    expect(objects.container('pages', 'volumeMounts.volume-pictures')).toMatchObject({ readOnly: true });
  });

  test('08: each replica has its volume, which the old one leaves before the new one takes it', () => {
    const { objects } = made('08-stateful-replicas');
    expect(objects.get('StatefulSet', 'store', 'spec.volumeClaimTemplates.0.spec')).toMatchObject({
      storageClassName: 'fast-ssd',
    });
  });

  test('09: secrets arrive as variables and files, and text as it was written', () => {
    const { objects } = made('09-secrets-and-configs');
    expect(objects.container('api', 'env.API_KEY.valueFrom')).toEqual({
      secretKeyRef: { key: 'value', name: 'api-key' },
    });
    expect(objects.get('ExternalSecret', 'signing-key', 'spec.data.0.remoteRef')).toEqual({
      key: 'billing/signing',
      property: 'pem',
    });
  });

  test('10: routes become HTTPRoutes of the Gateway', () => {
    const { objects } = made('10-gateway-and-tls');
    expect(objects.ofKind('Ingress')).toEqual([]);
    expect(objects.ofKind('HTTPRoute').map(({ metadata }) => metadata.name)).toEqual([
      'redirect-docs',
      'redirect-www',
      'api-api',
      'api-api-v2',
      'api-grpc',
      'api-uploads',
      'pages-main',
      'pages-plain',
      'pages-tenants',
    ]);
  });

  test('11: the cluster holds the namespace to its limits, and what must be apart is', () => {
    const { objects } = made('11-shared-cluster');
    expect(objects.get('ResourceQuota', 'quota', 'spec.hard')).toMatchObject({ 'requests.cpu': '6', pods: 20 });
    expect(objects.get('LimitRange', 'limit-range', 'spec.limits.0.max')).toEqual({ cpu: '2', memory: '2Gi' });
    expect(objects.pod('web')).toMatchObject({ priorityClassName: 'customer-facing' });
    expect(objects.pod('web', 'topologySpreadConstraints.0.whenUnsatisfiable')).toBe('DoNotSchedule');
    expect(objects.get('HorizontalPodAutoscaler', 'web', 'spec.behavior.scaleDown.selectPolicy')).toBe('Min');
    expect(objects.get('HTTPRoute', 'web-main', 'spec.parentRefs.0.sectionName')).toBe('https');
    expect(objects.get('HTTPRoute', 'https.web-main', 'spec.parentRefs.0.sectionName')).toBe('http');
  });

  test('12: the operator is told who has figures, and when somebody should look', () => {
    const { objects } = made('12-monitored');
    expect(objects.get('PrometheusRule', 'alerts', 'spec.groups.shop-alerts.rules.0')).toMatchObject({
      alert: 'WorkloadDown',
      for: '2m',
    });
    expect(objects.ofKind('PodMonitor').map(({ metadata }) => metadata.name)).toEqual(['shop', 'stock']);
  });

  test('13: a database has its settings, and nobody who connects to it', () => {
    const { objects } = made('13-stateful-only');
    expect(objects.container('db', 'volumeMounts.config-settings')).toMatchObject({
      mountPath: '/etc/postgresql/postgresql.conf',
    });
    expect(objects.get('NetworkPolicy', 'db', 'spec.ingress')).toBeUndefined();
  });

  test('14: each replica of the worker has a spool', () => {
    const { objects } = made('14-worker-only');
    expect(objects.get('StatefulSet', 'worker', 'spec')).toMatchObject({ replicas: 2 });
    expect(objects.get('StatefulSet', 'worker', 'spec.volumeClaimTemplates.0.metadata.name')).toContain('spool');
  });

  test('15: one number is public over TCP and UDP, without an Ingress', () => {
    const { objects } = made('15-raw-echo');
    expect(objects.get('Service', 'collector-public', 'spec.ports')).toMatchObject([
      { port: 7040, protocol: 'TCP' },
      { port: 7040, protocol: 'UDP' },
    ]);
    expect(objects.ofKind('Ingress')).toEqual([]);
  });

  test('16: each service may call those that it names, and no other', () => {
    const { objects } = made('16-many-services');
    expect(objects.get('NetworkPolicy', 'payments', 'spec.egress')).toMatchObject([
      { to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'accounts' } } }] },
    ]);
    expect(objects.get('NetworkPolicy', 'search', 'spec.egress')).toBeUndefined();
  });

  test('17: the steps are Jobs and CronJobs, and a long task is not started twice', () => {
    const { objects } = made('17-job-pipeline');
    expect(objects.get('CronJob', 'compact', 'spec')).toMatchObject({ concurrencyPolicy: 'Forbid' });
    expect(objects.ofKind('Job').map(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'])).toEqual([
      'audit',
      'load',
    ]);
    expect(objects.get('Deployment', 'visitor', 'spec.template.spec.initContainers.0.name')).toBe('wait-for-store');
  });

  test('18: one host is served without HTTPS', () => {
    const { objects } = made('18-behind-the-proxy');
    const hosts = objects.ofKind('Ingress').flatMap(({ metadata }) => metadata.name);
    expect(hosts.length).toBeGreaterThan(0);
    expect(objects.get('Ingress', 'chat', 'spec.tls.0.hosts')).not.toContain('plain.chat.example.com');
  });
});
