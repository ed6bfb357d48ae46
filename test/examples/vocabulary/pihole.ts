/**
 * Pi-hole: a DNS server on one port over UDP and TCP, and its page.
 *
 * @see https://github.com/pi-hole/docker-pi-hole
 */
import { defineApplication } from '../../../app/define.ts';

export const gaps = [
  "DHCP, which needs the host's own network",
  'the address of who asked, where a target hides it: the page shows who looks up what',
];

export default defineApplication({
  name: 'pihole',
  workloads: {
    pihole: {
      image: 'pihole/pihole:2025.11.1',
      env: {
        TZ: 'Europe/Berlin',
        FTLCONF_dns_listeningMode: 'ALL',
        WEBPASSWORD_FILE: '/run/secrets/web-password',
      },
      secrets: { WEB_PASSWORD: '/run/secrets/web-password' },
      volumes: { 'etc-pihole': '/etc/pihole' },
      ports: { dns: 53, 'dns-udp': { port: 53, protocol: 'udp' }, http: 80 },
      publish: { dns: 53, 'dns-udp': 53 },
      routes: { page: { host: 'pihole.example.com', port: 'http' } },
      readinessProbe: { exec: { command: ['dig', '+short', '+norecurse', '+retry=0', '@127.0.0.1', 'pi.hole'] } },
      connectsTo: ['internet'],
      security: {
        user: 0,
        readOnlyRoot: false,
        capabilities: ['CHOWN', 'NET_ADMIN', 'NET_BIND_SERVICE', 'NET_RAW', 'SETGID', 'SETUID', 'SYS_NICE', 'SYS_TIME'],
      },
    },
  },
  volumes: { 'etc-pihole': { size: '1Gi' } },
  secrets: { WEB_PASSWORD: {} },
});
