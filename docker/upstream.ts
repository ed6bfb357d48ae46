import { bytes } from '../app/schema/quantity.ts';
import type { Route, Workload } from '../app/model/workload.ts';
import type { CaddyLine } from './caddy-lines.ts';
import { askedProbe, NONE, READINESS, SLOTS, SOME } from './readiness.ts';

/** How long a request waits for a replica that takes it, in seconds. */
const WAITS_FOR = 15;

/**
 * Sends the requests of a route to the replicas that Swarm's DNS lists, which are those whose first health check ended
 * well. While one of them has stopped being ready, they go to those that are ready; while none is, the answer is 503.
 */
export function upstream(workload: Workload, route: Route): readonly CaddyLine[] {
  const { name } = workload;
  const port = route.port.port;
  const toReplicas: CaddyLine = [
    'reverse_proxy',
    [['dynamic a', [`name ${name}`, `port ${port}`, 'refresh 1s', 'versions ipv4']], ...common(route)],
  ];
  return [
    ...(route.stripPrefix && route.path !== '/' ? [`uri strip_prefix ${route.path.replace(/\/+$/, '')}`] : []),
    ...(route.maxBodySize === undefined
      ? []
      : [['request_body', [`max_size ${bytes(route.maxBodySize)}`]] satisfies CaddyLine]),
    ...(route.compression ? ['encode'] : []),
    ...(askedProbe(workload) === undefined ? [] : whereNotReady(name, route)),
    toReplicas,
  ];
}

function whereNotReady(name: string, route: Route): readonly CaddyLine[] {
  const slots = SLOTS.map((slot) => `{file.${READINESS}/${name}/${slot}}:${route.port.port}`);
  return [
    exists('none', `${name}/${NONE}`),
    'respond @none "No replica is ready." 503',
    exists('some', `${name}/${SOME}`),
    ['reverse_proxy @some', [`to ${slots.join(' ')}`, ...common(route)]],
  ];
}

/** Matches every request while the file is there. */
const exists = (matcher: string, file: string): CaddyLine => [
  `@${matcher} file`,
  [`root ${READINESS}`, `try_files ${file}`],
];

/**
 * A connection that fails is tried again, with another replica where there is one, so that neither an update nor a
 * restart of a task fails a request. A limit of time ends that, too: who has waited for it is not made to wait again.
 *
 * @see https://caddyserver.com/docs/caddyfile/directives/reverse_proxy#load-balancing
 */
function common({ port, timeouts }: Route): readonly CaddyLine[] {
  return [
    `lb_try_duration ${Math.min(WAITS_FOR, timeouts.responseSeconds ?? WAITS_FOR)}s`,
    'lb_try_interval 100ms',
    'fail_duration 1s',
    // A change of routes cuts no request that is open; WebSockets it ends after that time.
    'stream_close_delay 5m',
    [
      'transport http',
      [
        'dial_timeout 2s',
        // A task that ends closes idle connections, and a POST on such a one could not be tried again.
        'keepalive off',
        ...(port.appProtocol === 'h2c' ? ['versions h2c'] : []),
        ...(timeouts.responseSeconds === undefined ? [] : [`response_header_timeout ${timeouts.responseSeconds}s`]),
        ...(timeouts.readSeconds === undefined ? [] : [`read_timeout ${timeouts.readSeconds}s`]),
      ],
    ],
  ];
}
