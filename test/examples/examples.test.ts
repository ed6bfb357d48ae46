import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { lower } from '../../docker/lower.ts';
import { scriptOf, serviceOf } from '../support/docker-application.ts';
import { examples, synthesizeBoth } from '../support/examples.ts';
import { byPath, isUpdate, readFolder, writeFolder } from '../support/golden.ts';
import { Objects } from '../support/kubernetes-application.ts';

const all = await examples();

/** What both targets make of an example. */
function made(title: string) {
  const { application } = all.find((example) => example.title === title)!;
  const stack = lower(application);
  return { stack, service: (key: string) => serviceOf(stack, key), objects: new Objects(application) };
}

describe.each(all)('$title', ({ application, expected }) => {
  test.each(['docker', 'kubernetes'])('gives the expected files for %s', (target) => {
    const files = synthesizeBoth(application)
      .filter(({ path }) => path.startsWith(`${target}/`))
      .map(({ path, content }) => ({ path: path.slice(target.length + 1), content }));
    if (isUpdate) writeFolder(join(expected, target), files);
    expect(byPath(files)).toEqual(byPath(readFolder(join(expected, target))));
  });
});

describe('what the examples are about', () => {
  test('01: nothing is reachable that nobody declared', () => {
    const { stack, objects } = made('01-smallest');
    expect(stack.services.flatMap(({ ports }) => ports)).toEqual([]);
    expect([...objects.ofKind('Service'), ...objects.ofKind('Ingress')]).toEqual([]);
    expect(objects.get('NetworkPolicy', 'web', 'spec')).toMatchObject({ policyTypes: ['Ingress', 'Egress'] });
  });

  test('02: only the pages reach the database, and nobody reads its password in a file', () => {
    const { stack, service, objects } = made('02-web-and-db');
    const inNetwork = stack.services.filter(({ networks }) => networks.includes('web_db')).map(({ key }) => key);
    expect(inNetwork.sort()).toEqual(['db', 'web']);
    expect(service('db').networks).toEqual(['web_db']);
    expect(objects.get('NetworkPolicy', 'db', 'spec.ingress')).toMatchObject([
      { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } }], ports: [{ port: 5432 }] },
    ]);
    expect(service('web').env).toEqual({ PORT: '8080' });
    expect(objects.container('web', 'env.FAIRWAY_SECRET_DB_PASSWORD.valueFrom.secretKeyRef.name')).toBe('db-password');
  });

  test('03: the cluster decides how many replicas there are, and Docker keeps the least', () => {
    const { service, objects } = made('03-autoscaled');
    expect(objects.get('HorizontalPodAutoscaler', 'api', 'spec')).toMatchObject({ minReplicas: 3, maxReplicas: 20 });
    expect(objects.get('Deployment', 'api', 'spec.replicas')).toBeUndefined();
    expect(service('api').replicas).toBe(3);
  });

  test('04: the worker waits for the step before it, and the tasks have their times', () => {
    const { service, objects } = made('04-worker-and-cron');
    expect(scriptOf(service('worker'))).toContain('prepare-');
    expect(objects.ofKind('Job').map(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'])).toEqual([
      'prepare',
    ]);
    expect(objects.get('CronJob', 'nightly', 'spec')).toMatchObject({
      schedule: '15 2 * * *',
      concurrencyPolicy: 'Forbid',
    });
    expect(service('weekly').labels).toMatchObject({ 'swarm.cronjob.skip-running': 'false' });
  });

  test('05: one number is published over TCP and UDP', () => {
    const { service, objects } = made('05-raw-tcp-udp');
    const published = ['tcp', 'udp'].map((protocol) => ({ target: 5353, published: 53, protocol }));
    expect(service('resolver').ports).toEqual(published);
    expect(service('resolver').updateConfig.order).toBe('stop-first');
    expect(objects.get('Service', 'resolver-public', 'spec')).toMatchObject({
      type: 'LoadBalancer',
      ports: [
        { port: 53, protocol: 'TCP' },
        { port: 53, protocol: 'UDP' },
      ],
    });
  });

  test('06: each environment is another application', () => {
    const dev = made('06-multi-environment (dev)');
    const prod = made('06-multi-environment (prod)');
    expect(dev.service('web').env).toMatchObject({ SMTP: 'mail:1025', LOG_LEVEL: 'debug' });
    expect(prod.service('web').env).toEqual({ PUBLIC_URL: 'https://tickets.example.com' });
    expect(prod.stack.services.map(({ key }) => key)).not.toContain('mail');
    expect(prod.objects.get('Deployment', 'web', 'spec.replicas')).toBe(3);
    expect(prod.objects.container('web', 'image')).toBe('ghcr.io/acme/tickets-web:latest');
    expect(prod.objects.get('Ingress', 'web', 'spec.tls')).toMatchObject([{ hosts: ['tickets.example.com'] }]);
  });

  test('07: one volume is written here and only read there', () => {
    const { service, objects } = made('07-shared-volume');
    expect(objects.get('PersistentVolumeClaim', 'pictures', 'spec.accessModes')).toEqual(['ReadWriteMany']);
    expect(objects.container('pages', 'volumeMounts.volume-pictures')).toMatchObject({ readOnly: true });
    expect(service('pages').mounts).toContainEqual(expect.objectContaining({ source: 'pictures', readOnly: true }));
    expect(service('upload').mounts).toContainEqual(expect.objectContaining({ source: 'pictures', readOnly: false }));
  });

  test('08: each replica has its volume, which the old one leaves before the new one takes it', () => {
    const { stack, service, objects } = made('08-stateful-replicas');
    expect(objects.get('StatefulSet', 'store', 'spec.volumeClaimTemplates.0.spec')).toMatchObject({
      storageClassName: 'fast-ssd',
    });
    expect(stack.volumes.find(({ key }) => key === 'data')?.name).toContain('{{.Task.Slot}}');
    expect(service('store').updateConfig).toMatchObject({ order: 'stop-first', parallelism: 1 });
  });

  test('09: secrets arrive as variables and files, and text as it was written', () => {
    const { service, objects } = made('09-secrets-and-configs');
    expect(service('api').secrets.map(({ target }) => target)).toContain('/run/keys/signing.pem');
    expect(Object.keys(service('api').env)).toEqual(['MESSAGE', 'SIGNING_KEY_FILE']);
    expect(objects.container('api', 'env.API_KEY.valueFrom')).toEqual({
      secretKeyRef: { key: 'value', name: 'api-key' },
    });
    expect(objects.get('ExternalSecret', 'signing-key', 'spec.data.0.remoteRef')).toEqual({
      key: 'billing/signing',
      property: 'pem',
    });
  });

  test('10: routes become HTTPRoutes of the Gateway, and sites of the proxy with the given certificate', () => {
    const { service, stack, objects } = made('10-gateway-and-tls');
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
    expect(
      service('fairway_proxy')
        .secrets.map(({ source }) => source)
        .sort(),
    ).toEqual(['TLS_CHAIN', 'TLS_KEY']);
    expect(stack.configs.map(({ content }) => content).join('')).toContain('redir https://{host}:8443{uri} 308');
  });
});
