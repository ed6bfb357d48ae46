import { BUSYBOX } from '../../../../docker/busybox.ts';
import { PROXY } from '../../../../docker/networks.ts';
import { CADDYFILE, routesPath } from '../../../../docker/routes.ts';
import { TOOLS } from '../../../../docker/service.ts';
import type { Engine } from '../engine.ts';
import { keyOf, type Service } from '../service.ts';
import type { LiveSpec } from './live-spec.ts';
import type { ComparedStack } from './stack-state.ts';

/** Reads how a stack is. */
export async function readStack(engine: Engine, stack: string): Promise<ComparedStack> {
  const [services, read] = await Promise.all([engine.services(), readCaddyfile(engine, stack)]);
  return stateOf(engine, services, read ?? (await givenCaddyfile(engine, services)));
}

/** How a stack with these services is. */
export async function stateOf(
  engine: Engine,
  services: readonly Service[],
  caddyfile: string | undefined,
): Promise<ComparedStack> {
  const networks = await engine.networkNames(services);
  return { specs: services.map(({ Spec }) => Spec as LiveSpec), networks, caddyfile };
}

/** What the running proxy reads: it may differ from what it was given, since it lies in a volume. */
export async function readCaddyfile(engine: Engine, stack: string): Promise<string | undefined> {
  const proxy = `label=com.docker.swarm.service.name=${stack}_${PROXY}`;
  try {
    const [container] = (await engine.docker(['ps', '-q', '--filter', proxy])).split('\n');
    if (!container) return undefined;
    return await engine.docker(['exec', container, BUSYBOX, 'cat', routesPath(CADDYFILE)]);
  } catch {
    return undefined;
  }
}

/** What the tools hand to the proxy. */
async function givenCaddyfile(engine: Engine, services: readonly Service[]): Promise<string | undefined> {
  const tools = services.find((service) => keyOf(service) === TOOLS);
  const files = (tools?.Spec as LiveSpec | undefined)?.TaskTemplate.ContainerSpec.Configs ?? [];
  const name = files.find(({ File }) => File?.Name === `/${CADDYFILE}`)?.ConfigName;
  if (name === undefined) return undefined;
  const [config] = await engine.objects('config', ['--filter', `name=${name}`]);
  return config && Buffer.from(config.Spec.Data ?? '', 'base64').toString('utf8');
}
