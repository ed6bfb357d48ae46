/**
 * WordPress and MariaDB, as Docker's own samples have them.
 *
 * @see https://github.com/docker/awesome-compose
 */
import { address, defineApplication } from '../../../app/define.ts';
import { startsAsRoot } from './parts.ts';

export const gaps: readonly string[] = [];

export default defineApplication({
  name: 'wordpress',
  workloads: {
    wordpress: {
      image: 'wordpress:6',
      env: {
        WORDPRESS_DB_HOST: address('db'),
        WORDPRESS_DB_USER: 'wordpress',
        WORDPRESS_DB_NAME: 'wordpress',
        WORDPRESS_DB_PASSWORD_FILE: '/run/secrets/db-password',
      },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      volumes: { 'wp-data': '/var/www/html' },
      ports: { http: 80 },
      routes: { site: { host: 'blog.example.com' } },
      readinessProbe: { http: { path: '/wp-login.php' } },
      connectsTo: ['internet'],
      security: { ...startsAsRoot, capabilities: [...startsAsRoot.capabilities, 'NET_BIND_SERVICE'] },
    },
    db: {
      image: 'mariadb:10.6.4-focal',
      args: ['--default-authentication-plugin=mysql_native_password'],
      env: {
        MYSQL_DATABASE: 'wordpress',
        MYSQL_USER: 'wordpress',
        MYSQL_PASSWORD_FILE: '/run/secrets/db-password',
        MYSQL_ROOT_PASSWORD_FILE: '/run/secrets/root-password',
      },
      secrets: { DB_PASSWORD: '/run/secrets/db-password', DB_ROOT_PASSWORD: '/run/secrets/root-password' },
      volumes: { 'db-data': '/var/lib/mysql' },
      ports: { mysql: 3306 },
      security: { user: 999, writable: { '/tmp': '64Mi', '/run/mysqld': '1Mi' } },
    },
  },
  volumes: { 'wp-data': { size: '10Gi' }, 'db-data': { size: '10Gi' } },
  secrets: { DB_PASSWORD: {}, DB_ROOT_PASSWORD: {} },
});
