import { defineApplication, host, imageOf, template } from '../../../app/define.ts';

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

/** Steps that follow each other before each deploy, one that is due every minute, and one that takes longer than that. */
export default defineApplication({
  name: 'pipeline',
  workloads: {
    store: {
      build: { context: 'test/apps/echo' },
      env: { DATA_FILE: '/data/stage' },
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
  },
  jobs: {
    load: {
      image: imageOf('store'),
      command: node(`${PUT} console.log('loaded');`),
      env: { STORE, STAGE: 'loaded' },
      dependsOn: { store: 'healthy' },
      retries: 2,
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
});
