import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { Drain } from '../../../app/lib/drain.ts';
import { createWeb } from '../../../app/web/web.ts';
import type { KubernetesOptions } from '../../../app/web/kubernetes.ts';
import { createCertificate } from '../support/certificate.ts';
import { listen, stop } from '../support/http.ts';

const accountDirectory = mkdtempSync(join(tmpdir(), 'account-'));
const certificate = createCertificate();
const requests: Pick<IncomingMessage, 'url' | 'headers'>[] = [];
let status = 200;

const pods = {
  items: [
    {
      metadata: { name: 'web-1' },
      spec: { nodeName: 'node-a' },
      status: {
        phase: 'Running',
        startTime: '2030-01-02T03:04:05Z',
        containerStatuses: [{ restartCount: 2 }, { restartCount: 1 }],
      },
    },
    { metadata: { name: 'api-<1>' }, spec: {}, status: { phase: 'Pending' } },
  ],
};

const kubernetesApi = createServer(certificate, (request, response) => {
  requests.push(request);
  response.writeHead(status).end(JSON.stringify(pods));
});
let kubernetes: KubernetesOptions;
const started: Server[] = [];

beforeAll(async () => {
  await listen(kubernetesApi);
  kubernetes = { host: '127.0.0.1', port: (kubernetesApi.address() as AddressInfo).port, accountDirectory };
});
beforeEach(() => {
  requests.length = 0;
  status = 200;
  mount({ token: 'token-1', 'ca.crt': certificate.cert, namespace: 'team-a\n' });
});
afterAll(() => Promise.all([...started, kubernetesApi as unknown as Server].map(stop)));

function mount(files: Record<string, string>): void {
  for (const [file, content] of Object.entries(files)) writeFileSync(join(accountDirectory, file), content);
}

async function openPage(options: KubernetesOptions | null): Promise<() => Promise<{ status: number; text: string }>> {
  const web = createWeb({
    apiAddress: '127.0.0.1:1',
    application: 'notes',
    bannerFile: '/nonexistent',
    drain: new Drain(),
    kubernetes: options,
  });
  started.push(web);
  const origin = await listen(web);
  return async () => {
    const response = await fetch(`${origin}/operator`);
    return { status: response.status, text: (await response.text()).replace(/>\s+</g, '><') };
  };
}

describe('the operator’s page', () => {
  test('lists the application’s own pods, escaped, in the order of their names', async () => {
    const open = await openPage(kubernetes);
    const { status, text } = await open();
    expect(status).toBe(200);
    expect(text.match(/<tr><th scope="row">.*?<\/tr>/g)).toEqual([
      '<tr><th scope="row">api-&lt;1&gt;</th><td>Pending</td><td>not scheduled</td><td>0</td><td>not started</td></tr>',
      '<tr><th scope="row">web-1</th><td>Running</td><td>node-a</td><td>3</td><td>2030-01-02T03:04:05Z</td></tr>',
    ]);
    expect(requests[0]!.url).toBe('/api/v1/namespaces/team-a/pods?labelSelector=app.kubernetes.io%2Fpart-of%3Dnotes');
  });

  test('proves who it is with the token of the moment, since Kubernetes replaces it', async () => {
    const open = await openPage(kubernetes);
    await open();
    mount({ token: 'token-2' });
    await open();
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  test('tells its token to nobody whose certificate the cluster did not sign', async () => {
    mount({ 'ca.crt': createCertificate().cert });
    const { status, text } = await (await openPage(kubernetes))();
    expect([status, text]).toEqual([502, expect.stringContaining('The Kubernetes API does not answer.')]);
    expect(requests).toEqual([]);
  });

  test('says which right is missing', async () => {
    status = 403;
    const page = await (await openPage(kubernetes))();
    expect([page.status, page.text]).toEqual([502, expect.stringContaining('403: this workload may not list pods.')]);
  });

  test('says that no token is mounted', async () => {
    rmSync(join(accountDirectory, 'token'));
    const { status, text } = await (await openPage(kubernetes))();
    expect([status, text]).toEqual([502, expect.stringContaining('No service account token is mounted')]);
  });

  test('says plainly, without Kubernetes, that it needs it and what Docker shows instead', async () => {
    const { status, text } = await (await openPage(null))();
    expect(status).toBe(200);
    expect(text).toContain('This page needs Kubernetes');
    expect(text).toContain('docker service ps notes_web');
  });
});
