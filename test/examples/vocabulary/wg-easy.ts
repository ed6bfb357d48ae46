/**
 * WireGuard with the page of wg-easy: a VPN on a UDP port.
 *
 * @see https://github.com/wg-easy/wg-easy
 */
import { defineApplication } from '../../../app/define.ts';

export const gaps = [
  "settings of the kernel's network, such as forwarding: a matter of the host",
  "the kernel's modules as files of the host: the host has to load WireGuard's itself",
  "an address of the container's own choice",
];

export default defineApplication({
  name: 'vpn',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    wireguard: {
      image: 'ghcr.io/wg-easy/wg-easy:15',
      volumes: { 'etc-wireguard': '/etc/wireguard' },
      ports: { wireguard: { port: 51820, protocol: 'udp' }, http: 51821 },
      publish: { wireguard: 51820 },
      routes: { page: { host: 'vpn.example.com', port: 'http' } },
      readinessProbe: { http: { port: 'http' } },
      livenessProbe: { exec: { command: ['sh', '-c', 'wg show | grep -q interface'] }, periodSeconds: 60 },
      connectsTo: ['internet'],
      security: { user: 0, readOnlyRoot: false, capabilities: ['NET_ADMIN', 'NET_RAW', 'SYS_MODULE'] },
    },
  },
  volumes: { 'etc-wireguard': { size: '100Mi' } },
});
