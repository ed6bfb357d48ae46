import { defineApplication } from '../../../app/define.ts';

/** Public ports that are not HTTP: DNS over UDP and TCP on one number, and its page on a route. */
export default defineApplication({
  name: 'dns',
  workloads: {
    resolver: {
      image: 'coredns/coredns:1.13.2',
      args: ['-conf', '/etc/coredns/Corefile'],
      files: { corefile: '/etc/coredns/Corefile' },
      ports: { dns: 5353, 'dns-udp': { port: 5353, protocol: 'udp' }, health: 8080, metrics: 9153 },
      publish: { dns: 53, 'dns-udp': 53 },
      routes: { health: { host: 'dns.example.com', port: 'health' } },
      readinessProbe: { http: { path: '/health', port: 'health' } },
      connectsTo: ['internet'],
      metrics: { port: 'metrics' },
    },
  },
  configs: {
    corefile: { content: '.:5353 {\n  forward . 9.9.9.9\n  cache\n  health :8080\n  prometheus :9153\n}\n' },
  },
});
