import { describe, expect, test } from '@jest/globals';
import { lower } from '../../docker/lower.ts';
import { scriptOf, serviceOf } from '../support/docker-application.ts';
import { examples } from '../support/examples.ts';

const all = await examples();

/** What Docker makes of an example. */
function made(title: string) {
  const stack = lower(all.find((example) => example.title === title)!.application);
  return { stack, service: (key: string) => serviceOf(stack, key) };
}

describe('what the examples are about', () => {
  test('01: nothing is reachable that nobody declared', () => {
    const { stack } = made('01-smallest');
    expect(stack.services.flatMap(({ ports }) => ports)).toEqual([]);
  });

  test('02: only the pages reach the database, and nobody reads its password in a file', () => {
    const { stack, service } = made('02-web-and-db');
    const inNetwork = stack.services.filter(({ networks }) => networks.includes('web_db')).map(({ key }) => key);
    expect(inNetwork.sort()).toEqual(['db', 'web']);
    expect(service('db').networks).toEqual(['web_db']);
    expect(service('web').env).toEqual({ PORT: '8080' });
  });

  test('03: the least replicas run, whatever the load', () => {
    const { service } = made('03-autoscaled');
    expect(service('api').replicas).toBe(3);
  });

  test('04: the worker waits for the step before it, and the tasks have their times', () => {
    const { service } = made('04-worker-and-cron');
    expect(scriptOf(service('worker'))).toContain('prepare-');
    expect(service('weekly').labels).toMatchObject({ 'swarm.cronjob.skip-running': 'false' });
  });

  test('05: one number is published over TCP and UDP', () => {
    const { service } = made('05-raw-tcp-udp');
    const published = ['tcp', 'udp'].map((protocol) => ({ target: 5353, published: 53, protocol }));
    expect(service('resolver').ports).toEqual(published);
    expect(service('resolver').updateConfig.order).toBe('stop-first');
  });

  test('06: each environment is another application', () => {
    const dev = made('06-multi-environment (dev)');
    const prod = made('06-multi-environment (prod)');
    expect(dev.service('web').env).toMatchObject({ SMTP: 'mail:1025', LOG_LEVEL: 'debug' });
    expect(prod.service('web').env).toEqual({ PUBLIC_URL: 'https://tickets.example.com' });
    expect(prod.stack.services.map(({ key }) => key)).not.toContain('mail');
  });

  test('07: one volume is written here and only read there', () => {
    const { service } = made('07-shared-volume');
    expect(service('pages').mounts).toContainEqual(expect.objectContaining({ source: 'pictures', readOnly: true }));
    expect(service('upload').mounts).toContainEqual(expect.objectContaining({ source: 'pictures', readOnly: false }));
  });

  test('08: each replica has its volume, which the old one leaves before the new one takes it', () => {
    const { stack, service } = made('08-stateful-replicas');
    expect(stack.volumes.find(({ key }) => key === 'data')?.name).toContain('{{.Task.Slot}}');
    expect(service('store').updateConfig).toMatchObject({ order: 'stop-first', parallelism: 1 });
  });

  test('09: secrets arrive as variables and files, and text as it was written', () => {
    const { service } = made('09-secrets-and-configs');
    expect(service('api').secrets.map(({ target }) => target)).toContain('/run/keys/signing.pem');
    expect(Object.keys(service('api').env)).toEqual(['MESSAGE', 'SIGNING_KEY_FILE']);
  });

  test('10: routes become sites of the proxy with the given certificate', () => {
    const { stack, service } = made('10-gateway-and-tls');
    expect(
      service('fairway_proxy')
        .secrets.map(({ source }) => source)
        .sort(),
    ).toEqual(['TLS_CHAIN', 'TLS_KEY']);
    expect(stack.configs.map(({ content }) => content).join('')).toContain('redir https://{host}:8443{uri} 308');
  });

  test('12: Prometheus asks who has figures, Grafana asks it, and only the proxy is public', () => {
    const { service, stack } = made('12-monitored');
    expect(service('fairway_prometheus').networks.toSorted()).toEqual([
      'fairway_prometheus_alertmanager',
      'fairway_prometheus_fairway_node',
      'fairway_prometheus_fairway_probe',
      'fairway_prometheus_grafana',
      'fairway_prometheus_shop',
      'fairway_prometheus_stock',
    ]);
    expect(stack.services.flatMap(({ ports }) => ports.map(({ published }) => published))).toEqual([80, 443, 443]);
  });

  test('13: a database has its settings, and nobody who connects to it', () => {
    const { service } = made('13-stateful-only');
    expect(service('db').configs.map(({ target }) => target)).toContain('/etc/postgresql/postgresql.conf');
    expect(service('db').networks).toEqual(['db']);
  });

  test('14: each replica of the worker has a spool, and a port has none', () => {
    const { service, stack } = made('14-worker-only');
    expect(stack.volumes.find(({ key }) => key === 'spool')?.name).toContain('{{.Task.Slot}}');
    expect(service('worker')).toMatchObject({ replicas: 2, ports: [] });
  });

  test('15: one number is public over TCP and UDP, without a proxy', () => {
    const { service, stack } = made('15-raw-echo');
    expect(service('collector').ports.map(({ published, protocol }) => `${published}/${protocol}`)).toEqual([
      '7040/tcp',
      '7040/udp',
    ]);
    expect(stack.services.map(({ key }) => key)).not.toContain('fairway_proxy');
  });

  test('16: each service has a network with each that it calls, and with no other', () => {
    const { service } = made('16-many-services');
    expect(service('payments').networks.toSorted()).toEqual(['orders_payments', 'payments_accounts']);
    expect(service('search').networks).toEqual(['catalog_search']);
  });

  test('17: the reader waits for the step before it, and a long task is not started twice', () => {
    const { service } = made('17-job-pipeline');
    expect(scriptOf(service('reader'))).toContain('load-');
    for (const waiting of ['visitor', 'audit'])
      expect(scriptOf(service(waiting))).toMatch(/nc -w 2 store 8080[^]*load-/);
    expect(service('compact').labels).toMatchObject({ 'swarm.cronjob.skip-running': 'true' });
  });

  test('18: one host is served without HTTPS, and one only leads to another', () => {
    const { stack } = made('18-behind-the-proxy');
    const files = stack.configs.map(({ content }) => content).join('');
    expect(files).toContain('http://plain.chat.example.com');
    expect(files).toContain('redir * https://chat.example.com{uri} 301');
  });
});
