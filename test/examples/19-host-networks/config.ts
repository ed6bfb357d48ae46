import { defineApplication } from '../../../app/define.ts';

/** What needs the host's own network, to be found by devices around it, and what goes outside over its bridge. */
export default defineApplication({
  name: 'home',
  workloads: {
    hub: {
      image: 'ghcr.io/home-assistant/home-assistant:2026.11',
      command: ['python3', '-m', 'homeassistant', '--config', '/config'],
      network: 'host',
      ports: { http: 8123, discovery: { port: 5353, protocol: 'udp' } },
      publish: { http: 8123, discovery: 5353 },
      connectsTo: ['internet'],
      volumes: { config: '/config' },
      readinessProbe: { http: { path: '/', port: 'http' } },
    },
    recorder: {
      image: 'ghcr.io/blakeblackshear/frigate:0.17',
      network: 'bridge',
      ports: { http: 5000 },
      routes: { pages: { host: 'cameras.example.com' } },
      connectsTo: ['internet'],
      readinessProbe: { http: {} },
    },
  },
  volumes: { config: { size: '5Gi' } },
});
