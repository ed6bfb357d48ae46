import { expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { publicPorts } from '../../docker/public-ports.ts';

test("the public ports are the proxy's, those of workloads, and the host's own", () => {
  const application = loadApplication({
    name: 'shop',
    workloads: {
      dns: {
        image: 'dns:1',
        ports: { dns: { port: 5353, protocol: 'udp' }, admin: 9000 },
        publish: { dns: 53, admin: 9443 },
      },
    },
    targets: { docker: { httpPort: 8080, openPorts: [{ port: 51820, protocol: 'udp' }, 9100] } },
  });
  expect(publicPorts(application)).toEqual({ tcp: [8080, 443, 9443, 9100], udp: [443, 53, 51820] });
});
