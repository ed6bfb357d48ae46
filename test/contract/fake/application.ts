import { address, imageOf, secret, template } from '../../../app/define.ts';
import { loadRecorded } from '../../support/record.ts';

/** An application that has a little of everything that a contract may be about. */
export const application = loadRecorded({
  name: 'shop',
  registry: 'registry.example.com',
  workloads: {
    web: {
      build: {},
      command: ['node', 'witness.ts'],
      workingDir: '/srv',
      env: { STOCK: address('stock'), TOKEN: secret('TOKEN'), LEVEL: 'info' },
      files: { settings: '/etc/settings.json' },
      secrets: { TOKEN: '/run/secrets/token' },
      ports: { http: 8080 },
      readinessProbe: { tcp: { port: 'http' } },
      routes: { main: { host: 'shop.example.com' } },
      dependsOn: { stock: 'healthy', migrate: 'completed' },
      resources: { limits: { cpu: '500m', memory: '128Mi' } },
      security: { writable: { '/tmp': '16Mi' } },
    },
    stock: { image: 'stock:1', ports: { http: 8080 }, volumes: { data: '/data' }, scale: { min: 2 } },
    mail: { image: 'mail:1', ports: { smtp: 2525 } },
  },
  jobs: {
    migrate: {
      image: imageOf('web'),
      command: ['node', 'witness.ts', '/tmp', '/run/secrets/token'],
      env: { TOKEN: template`token ${secret('TOKEN')}` },
      secrets: { TOKEN: '/run/secrets/token' },
      dependsOn: { stock: 'healthy' },
      resources: { limits: { cpu: '250m', memory: '64Mi' } },
      security: { capabilities: ['NET_BIND_SERVICE'] },
    },
    tidy: { image: imageOf('web'), command: ['tidy'], env: { TAKES_SECONDS: 70 }, schedule: '* * * * *' },
  },
  volumes: { data: { size: '1Gi', perReplica: true } },
  secrets: { TOKEN: {} },
  configs: { settings: { content: '{}\n' } },
});

export const secretValues = { TOKEN: 'a-value-that-nobody-guesses' };
