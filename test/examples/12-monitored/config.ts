import { defineApplication } from '../../../app/define.ts';

/** Figures of a shop over time: alerts to an Alertmanager, pages of a Grafana, and the same rules on a cluster. */
export default defineApplication({
  name: 'shop',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    shop: {
      image: 'ghcr.io/acme/shop:7.1.0',
      ports: { http: 8080, figures: 9464 },
      routes: { main: { host: 'shop.example.com', port: 'http' } },
      readinessProbe: { http: { path: '/ready', port: 'http' } },
      scale: { min: 2 },
      metrics: { port: 'figures' },
    },
    stock: { image: 'ghcr.io/acme/stock:7.1.0', ports: { http: 8080 }, metrics: { path: '/internal/metrics' } },
    alertmanager: {
      image: 'prom/alertmanager:v0.28.1',
      args: ['--config.file=/etc/alertmanager/config.yml', '--storage.path=/alertmanager'],
      // The URL of the chat's webhook is in it, so the whole file is a secret.
      secrets: { ALERTMANAGER_CONFIG: '/etc/alertmanager/config.yml' },
      ports: { http: 9093 },
      connectsTo: ['internet'],
      security: { user: 65534, writable: { '/alertmanager': '64Mi' } },
    },
    grafana: {
      image: 'grafana/grafana:12.0.2',
      env: { GF_SECURITY_ADMIN_PASSWORD__FILE: '/run/secrets/admin-password' },
      files: { datasource: '/etc/grafana/provisioning/datasources/prometheus.yml' },
      secrets: { ADMIN_PASSWORD: '/run/secrets/admin-password' },
      ports: { http: 3000 },
      routes: { pages: { host: 'figures.example.com' } },
      security: { user: 472, writable: { '/tmp': '64Mi', '/var/lib/grafana': '256Mi' } },
    },
  },
  jobs: { reorder: { image: 'ghcr.io/acme/stock:7.1.0', command: ['reorder'], schedule: '0 4 * * *' } },
  monitoring: {
    retentionDays: 60,
    retentionSize: '20Gi',
    alerts: { downMinutes: 2 },
    alertmanager: 'alertmanager',
    clients: ['grafana'],
  },
  secrets: { ADMIN_PASSWORD: {}, ALERTMANAGER_CONFIG: {} },
  configs: {
    datasource: {
      content: [
        'apiVersion: 1',
        'datasources:',
        '- { name: Prometheus, type: prometheus, url: http://fairway_prometheus:9090, isDefault: true }',
        '',
      ].join('\n'),
    },
  },
  targets: { kubernetes: { metrics: 'pod-monitor', prometheusLabels: { release: 'kube-prometheus-stack' } } },
});
