/**
 * dockprom: Prometheus, Grafana, Alertmanager and the Pushgateway.
 *
 * @see https://github.com/stefanprodan/dockprom
 */
import { defineApplication, urlOf } from '../../../app/define.ts';

export const gaps = [
  'one replica per node: node-exporter',
  "the host's own files, its devices and privileges: node-exporter and cAdvisor",
  'a password before a route: four of the five pages have none of their own',
];

const nobody = { user: 65534 };

export default defineApplication({
  name: 'dockprom',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    prometheus: {
      image: 'prom/prometheus:v3.4.2',
      args: [
        '--config.file=/etc/prometheus/prometheus.yml',
        '--storage.tsdb.path=/prometheus',
        '--storage.tsdb.retention.time=200h',
        '--web.enable-lifecycle',
      ],
      files: { targets: '/etc/prometheus/prometheus.yml', rules: '/etc/prometheus/alert.rules' },
      volumes: { 'prometheus-data': '/prometheus' },
      ports: { http: 9090 },
      routes: { ui: { host: 'prometheus.example.com' } },
      readinessProbe: { http: { path: '/-/ready' } },
      connectsTo: ['alertmanager', 'pushgateway', 'grafana'],
      security: nobody,
    },
    alertmanager: {
      image: 'prom/alertmanager:v0.28.1',
      args: ['--config.file=/etc/alertmanager/config.yml', '--storage.path=/alertmanager'],
      // The URL of the chat's webhook is in it, so the whole file is a secret.
      secrets: { ALERTMANAGER_CONFIG: '/etc/alertmanager/config.yml' },
      ports: { http: 9093 },
      routes: { ui: { host: 'alertmanager.example.com' } },
      readinessProbe: { http: { path: '/-/ready' } },
      connectsTo: ['internet'],
      security: { ...nobody, writable: { '/alertmanager': '64Mi' } },
    },
    grafana: {
      image: 'grafana/grafana:12.0.2',
      env: {
        GF_SECURITY_ADMIN_USER: 'admin',
        GF_SECURITY_ADMIN_PASSWORD__FILE: '/run/secrets/admin-password',
        GF_SERVER_ROOT_URL: urlOf('grafana'),
        GF_USERS_ALLOW_SIGN_UP: false,
      },
      secrets: { ADMIN_PASSWORD: '/run/secrets/admin-password' },
      files: {
        datasource: '/etc/grafana/provisioning/datasources/datasource.yml',
        dashboard: '/etc/grafana/provisioning/dashboards/docker-host.json',
      },
      volumes: { 'grafana-data': '/var/lib/grafana' },
      ports: { http: 3000 },
      routes: { ui: { host: 'grafana.example.com' } },
      readinessProbe: { http: { path: '/api/health' } },
      connectsTo: ['prometheus'],
      security: { user: 472, readOnlyRoot: false },
    },
    pushgateway: {
      image: 'prom/pushgateway:v1.11.1',
      ports: { http: 9091 },
      routes: { ui: { host: 'push.example.com' } },
      readinessProbe: { http: { path: '/-/ready' } },
      security: nobody,
    },
  },
  volumes: { 'prometheus-data': { size: '50Gi' }, 'grafana-data': { size: '2Gi' } },
  secrets: { ADMIN_PASSWORD: {}, ALERTMANAGER_CONFIG: {} },
  configs: {
    targets: { file: 'prometheus/prometheus.yml' },
    rules: { file: 'prometheus/alert.rules' },
    datasource: { file: 'grafana/provisioning/datasources/datasource.yml' },
    dashboard: { file: 'grafana/provisioning/dashboards/docker-host.json' },
  },
});
