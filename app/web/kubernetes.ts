import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';

import { UpstreamError } from './api-client.ts';

/** What the operator's page shows of a pod. */
export interface Pod {
  readonly name: string;
  readonly phase: string;
  readonly node: string;
  readonly restarts: number;
  readonly started: string;
}

/** Where the Kubernetes API is, and how this pod proves who it is. */
export interface KubernetesOptions {
  readonly host: string;
  readonly port: number;
  /** Where Kubernetes mounts `token`, `ca.crt` and `namespace`. */
  readonly accountDirectory: string;
}

/** The part of a PodList that is read here. */
interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly nodeName?: string };
    readonly status: {
      readonly phase?: string;
      readonly startTime?: string;
      readonly containerStatuses?: readonly { readonly restartCount: number }[];
    };
  }[];
}

/**
 * Lists the pods of an application in this pod's namespace, through the Kubernetes API.
 *
 * Needs the right to `list` `pods`, and a service account token in the pod.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 * @throws UpstreamError
 */
export async function listPods(options: KubernetesOptions, application: string): Promise<Pod[]> {
  // Read at each call: Kubernetes replaces the token long before it expires.
  const [token, ca, namespace] = await Promise.all(
    ['token', 'ca.crt', 'namespace'].map((file) => readFile(join(options.accountDirectory, file), 'utf8')),
  ).catch((error: unknown) => {
    throw new UpstreamError('No service account token is mounted: give this workload permissions.', { cause: error });
  });
  const selector = encodeURIComponent(`app.kubernetes.io/part-of=${application}`);
  const path = `/api/v1/namespaces/${namespace!.trim()}/pods?labelSelector=${selector}`;
  const { items } = JSON.parse(await get(options, path, token!.trim(), ca!)) as PodList;

  return items
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      phase: status.phase ?? 'Unknown',
      node: spec.nodeName ?? 'not scheduled',
      restarts: (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
      started: status.startTime ?? 'not started',
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** `fetch` can't be given a certificate authority for one call; `node:https` can. */
function get({ host, port }: KubernetesOptions, path: string, token: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new UpstreamError('The Kubernetes API does not answer.', { cause: error }));
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    request({ host, port, path, ca, headers, signal: AbortSignal.timeout(5_000) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', fail);
      response.on('end', () => {
        if (response.statusCode === 200) return resolve(Buffer.concat(chunks).toString('utf8'));
        const hint = response.statusCode === 403 ? ': this workload may not list pods' : '';
        reject(new UpstreamError(`The Kubernetes API answered ${response.statusCode}${hint}.`));
      });
    })
      .on('error', fail)
      .end();
  });
}
