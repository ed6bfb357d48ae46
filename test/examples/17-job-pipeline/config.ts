import { defineApplication, host, imageOf, secret, template } from '../../../app/define.ts';

const STORE = template`http://${host('store')}:8080/file`;

/** A program in a line of JavaScript, which tells when it has ended well. */
const node = (program: string) => [
  'node',
  '--input-type=module',
  '--eval',
  `const check = (answer) => { if (!answer.ok) throw new Error(String(answer.status)); return answer; };
${program}`,
];

const PUT = "await fetch(process.env.STORE, { method: 'POST', body: process.env.STAGE }).then(check);";
const GET = 'const text = await fetch(process.env.STORE).then(check).then((answer) => answer.text());';

/** Whom a program asks once, as it starts: whoever waits for both finds the store ready, and what the first step has left there. */
const MEETS = template`store=http://${host('store')}:8080/readyz load=${STORE}`;

/** Steps that follow each other before each deploy, one that is due every minute, and one that takes longer than that. The store is
 * slow to be ready, and the first step slow to end: what doesn't wait for them comes too early.
 */
export default defineApplication({
  name: 'pipeline',
  workloads: {
    store: {
      build: { context: 'test/apps/echo' },
      env: { DATA_FILE: '/data/stage', READY_AFTER_SECONDS: 8 },
      ports: { http: 8080 },
      volumes: { data: '/data' },
      readinessProbe: { http: { path: '/readyz' }, periodSeconds: 2 },
      stopGracePeriodSeconds: 5,
    },
    reader: {
      image: imageOf('store'),
      command: ['node', 'server.ts'],
      env: { STORE },
      // Plain `kubectl apply` doesn't order jobs and workloads: whoever needs the outcome of one says so himself.
      readinessProbe: { exec: { command: node(GET) }, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 12 },
      dependsOn: { store: 'healthy', load: 'completed' },
      stopGracePeriodSeconds: 5,
    },
    // Without a probe: nothing but its start shows that it has waited.
    visitor: {
      image: imageOf('store'),
      command: ['node', 'witness.ts', '/tmp'],
      env: { MEETS, STAYS: 'yes' },
      dependsOn: { store: 'healthy', load: 'completed' },
      security: { capabilities: ['NET_BIND_SERVICE'] },
      stopGracePeriodSeconds: 5,
    },
  },
  jobs: {
    load: {
      image: imageOf('store'),
      command: node(`await new Promise((end) => setTimeout(end, 4000)); ${PUT} console.log('loaded');`),
      env: { STORE, STAGE: 'loaded' },
      dependsOn: { store: 'healthy' },
      retries: 2,
    },
    audit: {
      image: imageOf('store'),
      command: ['node', 'witness.ts', '/tmp', '/run/secrets/token'],
      env: { MEETS, TOKEN: secret('TOKEN') },
      secrets: { TOKEN: '/run/secrets/token' },
      dependsOn: { store: 'healthy', load: 'completed' },
      resources: { limits: { cpu: '500m', memory: '96Mi' } },
      security: { user: 1001, capabilities: ['NET_BIND_SERVICE'] },
    },
    check: {
      image: imageOf('store'),
      command: node(`${GET} console.log('checked', text);`),
      env: { STORE },
      schedule: '* * * * *',
    },
    compact: {
      image: imageOf('store'),
      command: node(
        "console.log('compacting'); await new Promise((end) => setTimeout(end, process.env.TAKES_SECONDS * 1000));",
      ),
      env: { TAKES_SECONDS: 70 },
      schedule: '* * * * *',
    },
  },
  volumes: { data: { size: '64Mi' } },
  secrets: { TOKEN: {} },
});
