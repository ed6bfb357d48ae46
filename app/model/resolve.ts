import { tryRead } from './read-config.ts';
import type { Issue } from '../errors/issue.ts';
import type { ParsedApplication } from '../schema/application.ts';
import type { Application } from './application.ts';
import { byName } from './by-name.ts';
import { builtImages, targetsImages } from './images.ts';
import { own } from './own.ts';
import type { DeployRecord } from './record.ts';
import { resolveMonitoring } from './monitoring.ts';
import { resolveContainer } from './resolve-container.ts';
import { resolveWorkload } from './resolve-workload.ts';
import { knownTargets } from './target.ts';

/** Replaces every name by what it stands for. Relies on the checks: each reference exists. */
export function resolve(
  parsed: ParsedApplication,
  record: DeployRecord,
  readFile: (path: string) => string,
): { readonly application?: Application; readonly found: readonly Issue[] } {
  const configs = byName(parsed.configs).map(([name, config]) => tryRead(name, config, readFile));
  const found = configs.flatMap((config) => ('issue' in config ? [config.issue] : []));
  if (found.length > 0) return { found };
  const jobs = byName(parsed.jobs).map(([name, job]) => ({
    ...resolveContainer(parsed, record, name, job),
    schedule: job.schedule,
    retries: job.retries,
    timeoutSeconds: job.timeoutSeconds,
  }));
  const containers = byName(parsed.workloads).map(([name, workload]) => ({
    workload,
    container: resolveContainer(parsed, record, name, workload),
  }));
  const connections = [...jobs, ...containers.map(({ container }) => container)].flatMap(({ name, connectsTo }) =>
    connectsTo.map((server) => ({ client: name, server })),
  );
  const connectionsByServer = Map.groupBy(connections, ({ server }) => server);
  const application: Application = {
    name: parsed.name,
    changed: [],
    registry: parsed.registry,
    tls: parsed.tls,
    workloads: containers.map(({ workload, container }) => {
      const clients = (connectionsByServer.get(container.name) ?? []).map(({ client }) => client).sort();
      return resolveWorkload(parsed, workload, container, clients);
    }),
    jobs,
    redirects: byName(parsed.redirects).map(([name, redirect]) => ({
      ...redirect,
      name,
      to: redirect.to.replace(/\/+$/, ''),
      tls: redirect.tls ?? parsed.tls !== undefined,
    })),
    volumes: byName(parsed.volumes).map(([name, volume]) => ({ name, ...volume })),
    secrets: byName(parsed.secrets).map(([name, secret]) => ({ name, ...secret, versions: versionsOf(record, name) })),
    configs: configs.flatMap((config) => ('issue' in config ? [] : [config])),
    images: builtImages(parsed),
    monitoring: parsed.monitoring && resolveMonitoring(parsed, parsed.monitoring),
    targets: { ...parsed.targets, images: targetsImages(parsed, record) },
  };
  return { application, found: [] };
}

function versionsOf({ secrets }: DeployRecord, name: string) {
  return Object.fromEntries(
    knownTargets.flatMap((target) => {
      const version = own(secrets[target], name);
      return version === undefined ? [] : [[target, version]];
    }),
  );
}
