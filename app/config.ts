import { address, defineApplication, imageOf, secret, template } from './define.ts';

/** Where the API and its jobs find their data. */
const DATABASE_URL = template`postgres://notes:${secret('DB_PASSWORD')}@${address('db')}/notes`;

const small = { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '1', memory: '256Mi' } };

/** The one file to change: what runs. How it runs on Docker and on Kubernetes follows from it. */
export default defineApplication({
  name: 'notes',

  workloads: {
    web: {
      build: { context: 'app', dockerfile: 'web/Dockerfile', devTarget: 'dev' },
      env: { API_ADDRESS: address('api'), APPLICATION: 'notes', PORT: 8080 },
      files: { banner: '/etc/notes/banner.txt' },
      ports: { http: 8080 },
      routes: { pages: { host: 'notes.localhost' } },
      readinessProbe: { http: { path: '/readyz' }, periodSeconds: 2 },
      livenessProbe: { http: { path: '/healthz' } },
      resources: small,
      scale: { min: 2 },
      permissions: [{ resources: ['pods'], verbs: ['get', 'list'] }],
      metrics: {},
    },

    api: {
      build: { context: 'app', dockerfile: 'api/Dockerfile', devTarget: 'dev' },
      command: ['node', 'api/server.ts'],
      env: { DATABASE_URL, PORT: 8080 },
      ports: { http: 8080 },
      routes: { api: { host: 'notes.localhost', path: '/api' } },
      startupProbe: { http: { path: '/healthz' }, periodSeconds: 1, failureThreshold: 60 },
      readinessProbe: { http: { path: '/readyz' }, periodSeconds: 2 },
      livenessProbe: { http: { path: '/healthz' } },
      resources: small,
      scale: { min: 2, max: 6, cpuPercent: 70 },
      dependsOn: { db: 'healthy', migrate: 'completed' },
      metrics: {},
    },

    worker: {
      build: { context: 'app', dockerfile: 'worker/Dockerfile', devTarget: 'dev' },
      command: ['node', 'worker/server.ts'],
      env: { DATABASE_URL, PORT: 8081 },
      ports: { http: 8081 },
      readinessProbe: { http: { path: '/readyz' }, periodSeconds: 2 },
      livenessProbe: { http: { path: '/healthz' } },
      resources: small,
      dependsOn: { db: 'healthy', migrate: 'completed' },
      metrics: {},
    },

    db: {
      image: 'postgres:17',
      env: {
        POSTGRES_DB: 'notes',
        POSTGRES_USER: 'notes',
        POSTGRES_PASSWORD_FILE: '/run/secrets/db-password',
        // A folder of its own: on Kubernetes the volume's root isn't the user's, and PostgreSQL insists on that.
        PGDATA: '/var/lib/postgresql/data/pgdata',
      },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      volumes: { data: '/var/lib/postgresql/data' },
      ports: { postgres: 5432 },
      startupProbe: { tcp: {}, periodSeconds: 2, failureThreshold: 60 },
      readinessProbe: { exec: { command: ['pg_isready', '-U', 'notes', '-d', 'notes'] }, periodSeconds: 5 },
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      security: { user: 999, writable: { '/tmp': '64Mi', '/var/run/postgresql': '1Mi', '/dev/shm': '64Mi' } },
      stopGracePeriodSeconds: 60,
    },
  },

  jobs: {
    migrate: {
      image: imageOf('api'),
      command: ['node', 'api/migrate.ts'],
      env: { DATABASE_URL },
      dependsOn: { db: 'healthy' },
    },
    cleanup: {
      image: imageOf('api'),
      command: ['node', 'api/cleanup.ts'],
      env: { DATABASE_URL, RETENTION_DAYS: 90 },
      schedule: '30 3 * * *',
    },
  },

  volumes: { data: { size: '10Gi', perReplica: true } },
  secrets: { DB_PASSWORD: {} },
  configs: { banner: { content: 'Welcome to Fairway notes.\n' } },

  environments: {
    staging: {
      workloads: {
        web: { routes: { pages: { host: 'staging.notes.example.com' } } },
        api: { routes: { api: { host: 'staging.notes.example.com' } } },
      },
    },
    prod: {
      registry: 'ghcr.io/acme',
      tls: { acme: { email: 'ops@example.com' } },
      workloads: {
        web: { routes: { pages: { host: 'notes.example.com' } }, scale: { min: 3 } },
        api: { routes: { api: { host: 'notes.example.com' } } },
      },
    },
  },
});
