import type { Application } from '../../../app/model/application.ts';
import type { Route, Workload } from '../../../app/model/workload.ts';
import { Client } from '../../support/proxy-client.ts';
import type { Subject } from '../contract.ts';
import type { Replica } from '../target.ts';

const SOURCES = 'test/apps/echo';

/** The workloads that run the application for tests. */
export function echoes({ workloads, images }: Application): readonly Workload[] {
  const built = images.filter(({ build }) => build.context === SOURCES).map(({ name }) => name);
  return workloads.filter(({ builtImage }) => builtImage !== undefined && built.includes(builtImage));
}

/** A route to the application for tests. */
export interface EchoRoute {
  readonly workload: Workload;
  readonly route: Route;
  /** `workloads.chat.routes.main` */
  readonly key: string;
}

export function echoRoutes(application: Application): readonly EchoRoute[] {
  return echoes(application).flatMap((workload) =>
    workload.routes.map((route) => ({ workload, route, key: `workloads.${workload.name}.routes.${route.name}` })),
  );
}

/** Routes that carry everything, as it comes. */
export const plainRoutes = (application: Application): readonly EchoRoute[] =>
  echoRoutes(application).filter(
    ({ route: { path, maxBodySize, timeouts } }) =>
      path === '/' &&
      maxBodySize === undefined &&
      timeouts.responseSeconds === undefined &&
      timeouts.readSeconds === undefined,
  );

export const hasPlainRoutes = (application: Application) => plainRoutes(application).length > 0;

/** A client of the application, which asks by the name of a host and trusts the certificate that was given. */
export async function clientOf({ application, target, secretValues }: Subject, host: string): Promise<Client> {
  const { host: address, http: httpPort, https: httpsPort } = await target.entry(application);
  const { tls } = application;
  const ca = tls !== undefined && 'certificate' in tls ? secretValues[tls.certificate.chain] : undefined;
  return new Client({ address, host, httpPort, httpsPort, ca });
}

/** Lets a replica misbehave; see test/apps/echo. */
export async function fault({ target }: Pick<Subject, 'target'>, replica: Replica, name: string): Promise<void> {
  const url = `http://127.0.0.1:8080/fault/${name}`;
  // One that crashes answers nothing.
  const program = `await fetch('${url}', { method: 'POST' }).catch(() => {})`;
  const { code, stderr } = await target.exec(replica, ['node', '--input-type=module', '--eval', program]);
  if (code !== 0 && name !== 'crash') throw new Error(`${replica.id}: ${name}: ${stderr}`);
}
