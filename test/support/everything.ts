import { address, secret, template } from '../../app/define.ts';
import type { BaseConfig } from '../../app/schema/application.ts';

/** An application with every kind of object that the Kubernetes target knows. */
export const everything = {
  name: 'shop',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    web: {
      image: 'web:1',
      command: ['serve'],
      args: ['--verbose'],
      workingDir: '/srv',
      ports: { http: 80 },
      routes: { main: { host: 'shop.example.com', path: '/app' } },
      env: { URL: template`postgres://app:${secret('DB_PASSWORD')}@${address('db')}/app`, LEVEL: 'debug' },
      startupProbe: { http: { path: '/startz' } },
      readinessProbe: { http: { path: '/readyz' } },
      livenessProbe: { tcp: {} },
      scale: { min: 2, max: 4, cpuPercent: 70, metrics: { queue: { type: 'external', averageValue: '30' } } },
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '128Mi' } },
      placement: {
        spread: ['host', 'zone'],
        nodeLabels: { 'kubernetes.io/os': 'linux' },
        near: ['db'],
        apartFrom: ['queue'],
        tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoSchedule' }],
      },
      security: { capabilities: ['NET_BIND_SERVICE'], writable: { '/tmp': '16Mi' } },
      permissions: [{ resources: ['pods'], verbs: ['list'] }],
      connectsTo: ['internet'],
      dependsOn: { migrate: 'completed', db: 'healthy' },
      metrics: {},
      files: { motd: '/etc/motd' },
    },
    db: {
      image: 'db:1',
      ports: { sql: 5432 },
      readinessProbe: { exec: { command: ['pg_isready'] } },
      secrets: { DB_PASSWORD: '/run/secrets/db' },
      volumes: { data: { mountPath: '/data' } },
    },
    queue: {
      image: 'queue:1',
      ports: { mqtt: 1883 },
      publish: { mqtt: 1883 },
      scale: { min: 3 },
      volumes: { log: '/log' },
    },
  },
  jobs: { migrate: { image: 'web:1' }, cleanup: { image: 'web:1', schedule: '30 3 * * *' } },
  volumes: { data: { size: '1Gi', class: 'fast' }, log: { size: '1Gi', perReplica: true } },
  configs: { motd: { content: 'hello' } },
  secrets: { DB_PASSWORD: {} },
  monitoring: {},
  targets: { kubernetes: { imagePullSecret: 'registry', ingress: { className: 'traefik' } } },
} satisfies BaseConfig;
