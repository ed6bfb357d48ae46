import { defineApplication } from '../../../app/define.ts';

/** A cluster that several teams share: limits of the namespace, who gives way, what must be apart, and a measured pace. */
export default defineApplication({
  name: 'booking',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    web: {
      image: 'ghcr.io/acme/booking:7.1',
      ports: { http: 8080 },
      routes: { main: { host: 'booking.example.com' } },
      readinessProbe: { http: { path: '/readyz' } },
      resources: { requests: { cpu: '200m', memory: '128Mi' }, limits: { cpu: '1', memory: '256Mi' } },
      scale: {
        min: 2,
        max: 8,
        cpuPercent: 60,
        metrics: {
          requests_per_second: { averageValue: '50' },
          queue_length: { type: 'external', averageValue: '30', labels: { queue: 'bookings' } },
        },
        behavior: {
          scaleUp: { policies: [{ type: 'pods', value: 2, periodSeconds: 30 }] },
          scaleDown: {
            stabilizationWindowSeconds: 600,
            policies: [
              { type: 'percent', value: 25, periodSeconds: 60 },
              { type: 'pods', value: 1, periodSeconds: 60 },
            ],
            selectPolicy: 'min',
          },
        },
      },
      placement: {
        spread: ['zone', 'host'],
        apartFrom: ['report'],
        required: ['spread', 'apartFrom'],
        priorityClass: 'customer-facing',
        tolerations: [
          { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
        ],
      },
      metrics: {},
    },
    report: {
      image: 'ghcr.io/acme/booking-report:7.1',
      resources: { requests: { cpu: '1', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
    },
  },
  targets: {
    kubernetes: {
      gateway: { name: 'public', namespace: 'gateways', listeners: { http: 'http', https: 'https' } },
      metrics: 'pod-monitor',
      prometheusNamespace: 'monitoring',
      imagePullSecret: 'ghcr',
      quota: { requests: { cpu: '6', memory: '4Gi' }, limits: { cpu: '16', memory: '8Gi' }, pods: 20 },
      limitRange: { defaultRequest: { cpu: '50m' }, default: { cpu: '500m' }, max: { cpu: '2', memory: '2Gi' } },
    },
  },
});
