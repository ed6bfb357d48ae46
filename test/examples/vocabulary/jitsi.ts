/**
 * Jitsi Meet: pages, signalling, and a bridge to which video comes over UDP.
 *
 * @see https://github.com/jitsi/docker-jitsi-meet
 */
import { defineApplication, host, secret, urlOf } from '../../../app/define.ts';
import { startsAsRoot } from './parts.ts';

export const gaps = [
  'the public address of the host as a value: the bridge has to tell it to browsers',
  'memory that programs can be run from: its start scripts live in /run',
  'a second name for a workload: the one inside the settings is changed instead',
];

const IMAGES = 'stable-10590';

/** The name that the parts call each other's domain. It need not resolve. */
const domains = {
  XMPP_SERVER: host('prosody'),
  XMPP_DOMAIN: 'meet.jitsi',
  XMPP_AUTH_DOMAIN: 'auth.meet.jitsi',
  XMPP_MUC_DOMAIN: 'muc.meet.jitsi',
};

const jitsi = { command: ['/init'], security: startsAsRoot };

export default defineApplication({
  name: 'jitsi',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    web: {
      ...jitsi,
      image: `jitsi/web:${IMAGES}`,
      env: { ...domains, PUBLIC_URL: urlOf('web'), DISABLE_HTTPS: 1, ENABLE_HTTP_REDIRECT: 0 },
      ports: { http: 80 },
      routes: { meet: { host: 'meet.example.com' } },
      readinessProbe: { http: {} },
      connectsTo: ['jvb'],
      security: { ...startsAsRoot, capabilities: [...startsAsRoot.capabilities, 'NET_BIND_SERVICE'] },
    },
    prosody: {
      ...jitsi,
      image: `jitsi/prosody:${IMAGES}`,
      env: {
        XMPP_DOMAIN: domains.XMPP_DOMAIN,
        XMPP_AUTH_DOMAIN: domains.XMPP_AUTH_DOMAIN,
        PUBLIC_URL: urlOf('web'),
        JICOFO_AUTH_PASSWORD: secret('JICOFO_AUTH_PASSWORD'),
        JVB_AUTH_PASSWORD: secret('JVB_AUTH_PASSWORD'),
      },
      volumes: { 'prosody-config': '/config' },
      ports: { client: 5222, bosh: 5280 },
      readinessProbe: { tcp: { port: 'client' } },
    },
    jicofo: {
      ...jitsi,
      image: `jitsi/jicofo:${IMAGES}`,
      env: { ...domains, JICOFO_AUTH_PASSWORD: secret('JICOFO_AUTH_PASSWORD') },
      ports: { health: 8888 },
      livenessProbe: { http: { path: '/about/health' } },
      dependsOn: { prosody: 'healthy' },
    },
    jvb: {
      ...jitsi,
      image: `jitsi/jvb:${IMAGES}`,
      env: {
        ...domains,
        JVB_AUTH_PASSWORD: secret('JVB_AUTH_PASSWORD'),
        JVB_PORT: 10000,
        JVB_ADVERTISE_IPS: '203.0.113.10',
      },
      ports: { media: { port: 10000, protocol: 'udp' }, colibri: 8080 },
      publish: { media: 10000 },
      livenessProbe: { http: { path: '/about/health', port: 'colibri' } },
      dependsOn: { prosody: 'healthy' },
    },
  },
  volumes: { 'prosody-config': { size: '1Gi' } },
  secrets: { JICOFO_AUTH_PASSWORD: {}, JVB_AUTH_PASSWORD: {} },
});
