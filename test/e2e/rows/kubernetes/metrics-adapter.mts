// Serves the APIs for custom and external metrics as an adapter does, with values that a test sets: POST /set?NAME=VALUE.
// Pods all have the same value. https://github.com/kubernetes/metrics
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';

const CUSTOM = 'custom.metrics.k8s.io/v1beta2';
const EXTERNAL = 'external.metrics.k8s.io/v1beta1';
const CREDENTIALS = '/var/run/secrets/kubernetes.io/serviceaccount';

const values = new Map<string, string>();

async function answer({ pathname, searchParams }: URL): Promise<unknown> {
  const timestamp = new Date().toISOString();
  const selector = searchParams.get('labelSelector') ?? '';
  const [, version, namespace, rest = ''] =
    /^\/apis\/([^/]+\/[^/]+)(?:\/namespaces\/([^/]+)\/(.+))?$/.exec(pathname) ?? [];
  if (namespace === undefined) {
    const resources = [...values.keys()].map((name) => ({
      name: version === CUSTOM ? `pods/${name}` : name,
      singularName: '',
      namespaced: true,
      kind: version === CUSTOM ? 'MetricValueList' : 'ExternalMetricValueList',
      verbs: ['get'],
    }));
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: version, resources };
  }
  if (version === EXTERNAL) {
    const pairs = selector.split(',').map((pair) => pair.split('=') as [string, string]);
    const metricLabels = Object.fromEntries(pairs);
    const items = [{ metricName: rest, metricLabels, timestamp, value: values.get(rest) }];
    return { kind: 'ExternalMetricValueList', apiVersion: EXTERNAL, metadata: {}, items };
  }
  const name = rest.split('/').at(-1)!;
  const items = (await podsOf(namespace, selector)).map((pod) => ({
    describedObject: { kind: 'Pod', apiVersion: '/v1', namespace, name: pod },
    metric: { name },
    timestamp,
    value: values.get(name),
  }));
  return { kind: 'MetricValueList', apiVersion: CUSTOM, metadata: {}, items };
}

async function podsOf(namespace: string, selector: string): Promise<readonly string[]> {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = process.env;
  const url = `https://${host}:${port}/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(selector)}`;
  const token = readFileSync(`${CREDENTIALS}/token`, 'utf8');
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { items } = (await response.json()) as { items: { metadata: { name: string } }[] };
  return items.map(({ metadata }) => metadata.name);
}

createServer(
  { cert: readFileSync('/etc/adapter/cert'), key: readFileSync('/etc/adapter/key') },
  (request, response) => {
    const url = new URL(request.url ?? '/', 'https://adapter');
    if (url.pathname === '/set') {
      for (const [name, value] of url.searchParams) values.set(name, value);
      response.end();
      return;
    }
    answer(url).then(
      (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end(String(error));
      },
    );
  },
).listen(8443);
