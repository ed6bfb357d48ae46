import { address, defineApplication, imageOf } from '../../../app/define.ts';
import type { BaseConfig } from '../../../app/schema/application.ts';

type WorkloadConfig = BaseConfig['workloads'][string];

/** A service of the many: one image, one port, and the others that it may call. */
const service = (...calls: readonly string[]): WorkloadConfig => ({
  image: imageOf('gateway'),
  env: Object.fromEntries(calls.map((other) => [`${other.toUpperCase()}_ADDRESS`, address(other)])),
  ports: { http: 8080 },
  readinessProbe: { http: { path: '/readyz' }, periodSeconds: 2 },
  resources: { limits: { memory: '128Mi' } },
  stopGracePeriodSeconds: 5,
});

/** Many small services behind one gateway, each of which may call few others. */
export default defineApplication({
  name: 'market',
  workloads: {
    gateway: {
      ...service('catalog', 'orders', 'accounts'),
      image: undefined,
      build: { context: 'test/apps/echo' },
      routes: { main: { host: 'market.example.com' } },
      scale: { min: 2 },
    },
    catalog: service('search', 'prices'),
    search: service(),
    prices: service(),
    orders: service('prices', 'payments', 'shipping'),
    payments: service('accounts'),
    shipping: service(),
    accounts: service('mail'),
    mail: service(),
  },
});
