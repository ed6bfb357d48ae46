import { PROXY } from '../../../../docker/networks.ts';
import { opaque } from '../../diff/opaque.ts';
import type { Facts, Part } from '../../diff/part.ts';

const SITE = /^(https?:\/\/\S+) \{\n([\s\S]*?)^\}/gm;
const HANDLE = /^\thandle(?: (@\w+))? \{\n([\s\S]*?)^\t\}\n/gm;
const PATH = /^\t(@\w+) path (\S+).*\n/gm;

/** A fact of a part. */
interface RouteFact {
  readonly part: string;
  readonly facts: Facts;
}

/**
 * The routes in a Caddyfile that Fairway has written, told as facts of the workloads to which they lead; everything else
 * in it is a fact of the proxy.
 */
export function routeFacts(caddyfile: string): readonly RouteFact[] {
  const routes = [...caddyfile.matchAll(SITE)].flatMap(([, site = '', body = '']) => {
    const paths = new Map([...body.matchAll(PATH)].map(([, matcher, path]) => [matcher, path]));
    const around = body.replaceAll(HANDLE, '').replaceAll(PATH, '');
    return [...body.matchAll(HANDLE)].map(([, matcher, handler = '']) =>
      routeFact(`${site}${paths.get(matcher) ?? '/'}`, handler, around),
    );
  });
  return [...routes, { part: PROXY, facts: { configuration: opaque(caddyfile.replaceAll(SITE, '').trim()) } }];
}

function routeFact(address: string, handler: string, around: string): RouteFact {
  const workload = /^\t+name (\S+)$/m.exec(handler)?.[1];
  const port = /^\t+port (\S+)$/m.exec(handler)?.[1];
  if (workload === undefined || port === undefined) {
    return { part: PROXY, facts: { [`redirects.${address}`]: opaque([handler, around]) } };
  }
  const settings = opaque([handler.replaceAll(new RegExp(`(?<=[: ])${port}\\b`, 'g'), ''), around]);
  return {
    part: workload,
    facts: { [`routes.${address}`]: `to port ${port}`, [`routes.${address} settings`]: settings },
  };
}

/** Parts with what a Caddyfile says of them. What it says of a part that isn't there is said of the proxy. */
export function withRoutes(parts: readonly Part[], caddyfile: string | undefined): readonly Part[] {
  if (caddyfile === undefined) return parts;
  const found = routeFacts(caddyfile);
  const isThere = (name: string) => parts.some((part) => part.name === name);
  return parts.map((part) => {
    const own = found.filter((fact) => fact.part === part.name || (part.name === PROXY && !isThere(fact.part)));
    return { ...part, around: Object.assign({}, part.around, ...own.map(({ facts }) => facts)) as Facts };
  });
}
