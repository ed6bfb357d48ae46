/**
 * Nextcloud: PHP behind nginx, which share the files; MariaDB, Redis, and a task every five minutes.
 *
 * @see https://github.com/nextcloud/docker
 */
import { defineApplication, host, secret } from '../../../app/define.ts';
import { redisReady, startsAsRoot } from './parts.ts';

export const gaps = [
  "the largest body of a request, and requests that are not buffered: the application's own nginx says so for itself only",
];

const IMAGE = 'nextcloud:32-fpm-alpine';

export default defineApplication({
  name: 'nextcloud',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    app: {
      image: IMAGE,
      command: ['/entrypoint.sh', 'php-fpm'],
      env: {
        MYSQL_HOST: host('db'),
        MYSQL_DATABASE: 'nextcloud',
        MYSQL_USER: 'nextcloud',
        MYSQL_PASSWORD: secret('MYSQL_PASSWORD'),
        REDIS_HOST: host('redis'),
      },
      volumes: { nextcloud: '/var/www/html' },
      ports: { fastcgi: 9000 },
      readinessProbe: { tcp: {} },
      connectsTo: ['internet'],
      dependsOn: { db: 'healthy', redis: 'healthy' },
      security: startsAsRoot,
    },
    web: {
      image: 'nginx:1.29-alpine-slim',
      files: { nginx: '/etc/nginx/nginx.conf' },
      volumes: { nextcloud: { mountPath: '/var/www/html', readOnly: true } },
      ports: { http: 8080 },
      routes: { cloud: { host: 'cloud.example.com' } },
      readinessProbe: { http: { path: '/status.php' } },
      connectsTo: ['app'],
      security: { user: 101, writable: { '/tmp': '1Gi', '/var/cache/nginx': '64Mi', '/var/run': '1Mi' } },
    },
    db: {
      image: 'mariadb:lts',
      args: ['--transaction-isolation=READ-COMMITTED'],
      env: {
        MARIADB_DATABASE: 'nextcloud',
        MARIADB_USER: 'nextcloud',
        MARIADB_PASSWORD_FILE: '/run/secrets/password',
        MARIADB_ROOT_PASSWORD_FILE: '/run/secrets/root-password',
      },
      secrets: { MYSQL_PASSWORD: '/run/secrets/password', MYSQL_ROOT_PASSWORD: '/run/secrets/root-password' },
      volumes: { db: '/var/lib/mysql' },
      ports: { mysql: 3306 },
      readinessProbe: { exec: { command: ['healthcheck.sh', '--connect', '--innodb_initialized'] } },
      security: { user: 999, writable: { '/tmp': '256Mi', '/run/mysqld': '1Mi' } },
    },
    redis: {
      image: 'redis:alpine',
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999, readOnlyRoot: false },
    },
  },
  jobs: {
    cron: {
      image: IMAGE,
      command: ['php', '-f', '/var/www/html/cron.php'],
      volumes: { nextcloud: '/var/www/html' },
      // Their addresses stand in the configuration that the application wrote into the volume.
      connectsTo: ['db', 'redis', 'internet'],
      schedule: '*/5 * * * *',
      security: { user: 82, readOnlyRoot: false },
    },
  },
  volumes: { nextcloud: { size: '200Gi', accessMode: 'ReadWriteMany' }, db: { size: '10Gi' } },
  secrets: { MYSQL_PASSWORD: {}, MYSQL_ROOT_PASSWORD: {} },
  configs: { nginx: { file: 'web/nginx.conf' } },
});
