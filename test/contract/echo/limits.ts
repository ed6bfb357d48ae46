import { bytes } from '../../../app/schema/quantity.ts';
import type { Contract } from '../contract.ts';
import { observe } from '../observation.ts';
import { clientOf, echoRoutes, type EchoRoute } from './application.ts';

/** What a client sees of an answer that ends before its end. */
const CUT_OFF = 'ECONNRESET';

const codeOf = (error: NodeJS.ErrnoException) => error.code;

const limited =
  (key: 'maxBodySize' | 'timeouts.responseSeconds' | 'timeouts.readSeconds') =>
  ({ route: { maxBodySize, timeouts } }: EchoRoute): boolean =>
    ({
      maxBodySize,
      'timeouts.responseSeconds': timeouts.responseSeconds,
      'timeouts.readSeconds': timeouts.readSeconds,
    })[key] !== undefined;

/** What a route doesn't carry, and for how long it waits. */
export const echoLimits: readonly Contract[] = [
  {
    name: 'a body that is larger than the route allows is refused',
    keys: ['workloads.*.routes.*.maxBodySize'],
    unlessLost: 'workloads.*.routes.*.maxBodySize',
    applies: (application) => echoRoutes(application).some(limited('maxBodySize')),
    check: (subject) =>
      Promise.all(
        echoRoutes(subject.application)
          .filter(limited('maxBodySize'))
          .map(({ route: { host, tls, maxBodySize }, key }) =>
            observe(`${key}.maxBodySize`, { within: 200, beyond: 413 }, async () => {
              const client = await clientOf(subject, host);
              const limit = bytes(maxBodySize!);
              const post = async (size: number) => {
                const asked = { method: 'POST', path: '/sha256', body: Buffer.alloc(size), plain: !tls };
                return (await client.ask(asked)).status;
              };
              return { within: await post(limit), beyond: await post(limit + 1) };
            }),
          ),
      ),
  },
  {
    name: 'a response that takes longer than the route allows is given up',
    keys: ['workloads.*.routes.*.timeouts.responseSeconds'],
    unlessLost: 'workloads.*.routes.*.timeouts.responseSeconds',
    applies: (application) => echoRoutes(application).some(limited('timeouts.responseSeconds')),
    check: (subject) =>
      Promise.all(
        echoRoutes(subject.application)
          .filter(limited('timeouts.responseSeconds'))
          .map(({ route: { host, tls, timeouts }, key }) =>
            observe(`${key}.timeouts.responseSeconds`, 504, async () => {
              const client = await clientOf(subject, host);
              return (await client.ask({ path: `/slow?seconds=${timeouts.responseSeconds! + 5}`, plain: !tls })).status;
            }),
          ),
      ),
  },
  {
    name: 'an answer that pauses for longer than the route allows is cut off, and a shorter pause is not',
    keys: ['workloads.*.routes.*.timeouts.readSeconds'],
    unlessLost: 'workloads.*.routes.*.timeouts.readSeconds',
    applies: (application) => echoRoutes(application).some(limited('timeouts.readSeconds')),
    check: (subject) =>
      Promise.all(
        echoRoutes(subject.application)
          .filter(limited('timeouts.readSeconds'))
          .map(({ route: { host, tls, timeouts }, key }) =>
            observe(`${key}.timeouts.readSeconds`, { shorter: 'beforeafter', longer: CUT_OFF }, async () => {
              const client = await clientOf(subject, host);
              const pause = async (seconds: number) => {
                const answer = client.ask({ path: `/pause?seconds=${seconds}`, plain: !tls });
                return answer.then(({ body }) => body.toString(), codeOf);
              };
              const limit = timeouts.readSeconds!;
              const [shorter, longer] = await Promise.all([pause(limit / 2), pause(limit + 5)]);
              return { shorter, longer };
            }),
          ),
      ),
  },
];
