import { address, defineApplication, imageOf } from '../../../app/define.ts';

/**
 * A protocol of one's own over TCP and UDP, on public ports without a proxy, and a client inside, which Prometheus asks for
 * its figures; a stranger reaches neither.
 */
export default defineApplication({
  name: 'telemetry',
  workloads: {
    collector: {
      build: { context: 'test/apps/echo' },
      env: { TCP_PORT: 7000, UDP_PORT: 7000 },
      ports: { http: 8080, tcp: 7000, udp: { port: 7000, protocol: 'udp' } },
      publish: { tcp: 7040, udp: 7040 },
      readinessProbe: { tcp: { port: 'tcp' }, periodSeconds: 2 },
      resources: { limits: { memory: '128Mi' } },
      stopGracePeriodSeconds: 5,
    },
    sender: {
      image: imageOf('collector'),
      env: { COLLECTOR: address('collector', 'tcp') },
      ports: { http: 8080 },
      connectsTo: ['internet'],
      metrics: {},
      stopGracePeriodSeconds: 5,
    },
    stranger: { image: imageOf('collector'), stopGracePeriodSeconds: 5 },
  },
  monitoring: {},
  targets: { kubernetes: { prometheusNamespace: 'monitoring' } },
});
