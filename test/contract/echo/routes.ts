import { X509Certificate } from 'node:crypto';
import { publicAddresses } from '../../../app/model/public-address.ts';
import type { Contract } from '../contract.ts';
import { observe, settled } from '../observation.ts';
import { clientOf, echoRoutes, hasPlainRoutes, plainRoutes } from './application.ts';

/** Whether there are hosts whose certificate the team has given. */
const hasCertificate: NonNullable<Contract['applies']> = ({ tls }) => tls !== undefined && 'certificate' in tls;

/** What becomes of a request on its way to a workload. */
export const echoOnRoutes: readonly Contract[] = [
  {
    name: 'each route leads to its workload, with path and query as they were asked for',
    keys: ['workloads.*.routes'],
    applies: hasPlainRoutes,
    check: (subject) =>
      Promise.all(
        plainRoutes(subject.application).map(({ route: { host, tls }, key }) =>
          settled(key, { status: 200, url: '/headers?page=2' }, 30, async () => {
            const client = await clientOf(subject, host);
            const { status, body } = await client.ask({ path: '/headers?page=2', plain: !tls });
            return { status, url: (JSON.parse(body.toString()) as { url: string }).url };
          }),
        ),
      ),
  },
  {
    name: 'requests reach every replica of a routed workload',
    keys: ['workloads.*.routes', 'workloads.*.scale'],
    applies: hasPlainRoutes,
    check: async (subject) =>
      Promise.all(
        plainRoutes(subject.application).map(async ({ workload, route: { host, tls } }) => {
          const client = await clientOf(subject, host);
          return settled(`workloads.${workload.name}.scale.min`, workload.scale.replicas, 30, async () => {
            const asked = Array.from({ length: 40 }, () => client.ask({ plain: !tls }));
            const answers = await Promise.all(asked);
            return new Set(answers.map(({ headers }) => headers['x-replica'])).size;
          });
        }),
      ),
  },
  {
    name: 'a route takes its prefix away where it says so',
    keys: ['workloads.*.routes.*.stripPrefix'],
    unlessLost: 'workloads.*.routes.*.stripPrefix',
    applies: (application) => echoRoutes(application).some(({ route }) => route.stripPrefix),
    check: (subject) =>
      Promise.all(
        echoRoutes(subject.application)
          .filter(({ route }) => route.stripPrefix)
          .map(({ route: { host, path, tls }, key }) =>
            observe(`${key}.stripPrefix`, '/headers', async () => {
              const client = await clientOf(subject, host);
              return (await client.json<{ readonly url: string }>({ path: `${path}/headers`, plain: !tls })).url;
            }),
          ),
      ),
  },
  {
    name: 'a host with HTTPS shows the certificate that was given',
    keys: ['tls.certificate'],
    applies: hasCertificate,
    check: async (subject) => {
      const { tls } = subject.application;
      const chain = tls !== undefined && 'certificate' in tls ? subject.secretValues[tls.certificate.chain]! : '';
      const expected = new X509Certificate(chain).fingerprint256;
      const hosts = echoRoutes(subject.application).filter(({ route }) => route.tls);
      return Promise.all(
        hosts.map(async ({ route: { host } }) => {
          const client = await clientOf(subject, host);
          return settled(
            'tls.certificate.chain',
            expected,
            30,
            async () => (await client.certificate()).fingerprint256,
          );
        }),
      );
    },
  },
  {
    name: 'who asks over plain HTTP for a host with HTTPS is sent there',
    keys: ['workloads.*.routes.*.tls'],
    needs: 'httpsRedirect',
    applies: (application) => echoRoutes(application).some(({ route }) => route.tls),
    check: async (subject) => {
      const { https } = await subject.target.entry(subject.application);
      const suffix = https === 443 ? '' : `:${https}`;
      return Promise.all(
        echoRoutes(subject.application)
          .filter(({ route }) => route.tls)
          .map(({ route: { host }, key }) =>
            observe(`${key}.tls`, `308 https://${host}${suffix}/a?b=c`, async () => {
              const { status, headers } = await (await clientOf(subject, host)).ask({ path: '/a?b=c', plain: true });
              return `${status} ${headers.location}`;
            }),
          ),
      );
    },
  },
  {
    name: 'a redirect leads to its address, with what follows the path',
    keys: ['redirects'],
    unlessLost: 'redirects',
    applies: (application) => application.redirects.length > 0 && publicAddresses(application).length > 0,
    check: (subject) =>
      Promise.all(
        subject.application.redirects.map(({ name, host, path, to, status, tls }) =>
          observe(`redirects.${name}`, `${status} ${to}/a?b=c`, async () => {
            const client = await clientOf(subject, host);
            const { status: seen, headers } = await client.ask({
              path: `${path}/a?b=c`.replace('//', '/'),
              plain: !tls,
            });
            return `${seen} ${headers.location}`;
          }),
        ),
      ),
  },
];
