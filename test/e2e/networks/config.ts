/** The name under which clients ask for what is on the bridge. */
export const HOST = 'networks.example.test';

/** The port of what is in the host's network. */
export const PORT = 18080;

/** Tells its version and its addresses. */
const SERVER = `
const addresses = Object.values(require('node:os').networkInterfaces()).flat().map(({ address }) => address);
const server = require('node:http').createServer((request, response) => {
  response.setHeader('x-version', process.env.VERSION);
  response.end(JSON.stringify(addresses));
}).listen(Number(process.env.PORT));
process.once('SIGTERM', () => server.close());`;

const server = (port: number) => ({
  image: 'node:24-slim',
  command: ['node', '-e', SERVER],
  env: { PORT: port, VERSION: 'v1' },
  ports: { http: port },
  readinessProbe: { http: {}, periodSeconds: 1 },
});

/** A workload in each kind of network. */
export const networked = {
  name: 'networks-e2e',
  workloads: {
    node: { ...server(PORT), network: 'host', connectsTo: ['internet'], publish: { http: PORT } },
    bridged: { ...server(8080), network: 'bridge', connectsTo: ['internet', 'peer'], routes: { main: { host: HOST } } },
    peer: server(8080),
  },
};
