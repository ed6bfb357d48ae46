import { defineApplication } from '../../../app/define.ts';

/** Replicas that follow the load, spread over zones, with figures that Prometheus reads. */
export default defineApplication({
  name: 'search',
  workloads: {
    api: {
      image: 'ghcr.io/acme/search:4.2.0',
      ports: { http: 8080, admin: 9090 },
      routes: { api: { host: 'search.example.com', path: '/v1', port: 'http' } },
      readinessProbe: { http: { path: '/readyz', port: 'admin' }, periodSeconds: 5 },
      resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
      scale: {
        min: 3,
        max: 20,
        cpuPercent: 70,
        metrics: { requests_in_flight: { averageValue: '50' } },
      },
      update: { maxSurge: 2, maxUnavailable: 1 },
      placement: { spread: ['zone', 'host'], nodeLabels: { 'kubernetes.io/arch': 'amd64' } },
      metrics: { port: 'admin' },
    },
  },
});
