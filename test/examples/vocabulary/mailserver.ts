/**
 * docker-mailserver: a whole mail server in one container, on five public TCP ports.
 *
 * @see https://github.com/docker-mailserver/docker-mailserver
 */
import { defineApplication } from '../../../app/define.ts';

export const gaps = [
  'the host name that the container sees itself as: OVERRIDE_HOSTNAME says the same to this image',
  'the certificate that the routes have, as files, with a restart when it is renewed: given by hand as two secrets',
  "privileges that can be gained: Postfix's postdrop is a setgid program",
];

export default defineApplication({
  name: 'mail',
  workloads: {
    mailserver: {
      image: 'ghcr.io/docker-mailserver/docker-mailserver:15.1',
      env: {
        OVERRIDE_HOSTNAME: 'mail.example.com',
        ENABLE_RSPAMD: 1,
        ENABLE_FAIL2BAN: 1,
        SSL_TYPE: 'manual',
        SSL_CERT_PATH: '/run/secrets/tls.crt',
        SSL_KEY_PATH: '/run/secrets/tls.key',
      },
      secrets: { TLS_CHAIN: '/run/secrets/tls.crt', TLS_KEY: '/run/secrets/tls.key' },
      volumes: {
        'mail-data': '/var/mail',
        'mail-state': '/var/mail-state',
        'mail-logs': '/var/log/mail',
        // The tool itself writes accounts and signing keys here.
        config: '/tmp/docker-mailserver',
      },
      ports: { smtp: 25, imap: 143, submissions: 465, submission: 587, imaps: 993 },
      publish: { smtp: 25, imap: 143, submissions: 465, submission: 587, imaps: 993 },
      startupProbe: { tcp: { port: 'smtp' }, periodSeconds: 5, failureThreshold: 60 },
      readinessProbe: { tcp: { port: 'smtp' } },
      connectsTo: ['internet'],
      resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1.5', memory: '4Gi' } },
      security: {
        user: 0,
        readOnlyRoot: false,
        capabilities: [
          ...['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_ADMIN', 'NET_BIND_SERVICE'],
          ...['NET_RAW', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
        ],
      },
      stopGracePeriodSeconds: 60,
    },
  },
  volumes: {
    'mail-data': { size: '50Gi' },
    'mail-state': { size: '5Gi' },
    'mail-logs': { size: '2Gi', backup: false },
    config: { size: '100Mi' },
  },
  secrets: { TLS_CHAIN: {}, TLS_KEY: {} },
});
