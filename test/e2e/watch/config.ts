/** Ends soon enough to be told, in whole seconds as certificates have it. */
export const CERTIFICATE_END = new Date(Math.floor(Date.now() / 1000 + 5 * 86_400) * 1000);

export const HOST = 'watch.example.test';

/** Serves pages, and counts them. */
const SERVER = `
let served = 0;
require('node:http').createServer((request, response) => {
  response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
  if (request.url === '/metrics') response.end('watched_requests_total ' + served + '\\n');
  else response.end('page ' + ++served);
}).listen(8080);`;

/** Writes more than the engine keeps, in lines of a kilobyte, and then a last line. */
const WRITER = 'line=$(printf "%01000d" 0); for i in $(seq 45000); do echo $line; done; echo the end; exec sleep 86400';

const tools = (script: string) => ({ image: 'busybox:stable-musl', command: ['sh', '-c', script] });
const idle = { image: 'node:24-slim', command: ['node', '-e', 'setInterval(() => {}, 86_400_000)'] };

/** An application that is watched. */
export const watched = {
  name: 'watch-e2e',
  workloads: {
    front: {
      image: 'node:24-slim',
      command: ['node', '-e', SERVER],
      ports: { http: 8080 },
      routes: { pages: { host: HOST } },
      readinessProbe: { http: {} },
      scale: { min: 2 },
      metrics: {},
    },
    victim: idle,
    client: idle,
    writer: tools(WRITER),
  },
  jobs: { hopeless: { ...tools('exit 3'), schedule: '* * * * *', retries: 0 } },
  secrets: { CHAIN: {}, KEY: {} },
  tls: { certificate: { chain: 'CHAIN', privateKey: 'KEY' } },
  monitoring: {
    intervalSeconds: 5,
    alerts: { downMinutes: 0, restarts: 1, diskFreePercent: 99, certificateDays: 14 },
    clients: ['client'],
  },
  targets: { kubernetes: { metrics: 'pod-monitor' } },
};
