import type { Application } from '../../../../app/model/application.ts';
import { lower } from '../../../../docker/lower.ts';
import { stopGracePeriodInput } from '../../../../docker/service-inputs.ts';
import { CADDYFILE, routesFiles } from '../../../../docker/routes.ts';
import { TOOLS } from '../../../../docker/service.ts';
import { expectedOf } from '../../diff/expected.ts';
import type { Comparison, Part } from '../../diff/part.ts';
import { FILE_LABEL, type DeployRecord } from '../deploy-record.ts';
import { liveService } from './live-service.ts';
import { withRoutes } from './route-facts.ts';
import { declaredService, type SeenService } from './seen.ts';
import { servicePart } from './service-part.ts';
import { unpacked, type ComparedStack } from './stack-state.ts';

/** What a deploy would change of a stack. */
export function stackPreview(application: Application, live: ComparedStack): Comparison {
  return { before: liveParts(application, live), after: declaredParts(application), notes: [] };
}

/** What has changed of a stack since it was deployed. */
export function stackDrift(application: Application, live: ComparedStack, record: DeployRecord): Comparison {
  const [declared, is] = [declaredParts(application), liveParts(application, live)];
  const notes = [
    'no `fairway deploy` has left a record: compared with app/config.ts, so what was changed there since is listed, too',
  ];
  if (record.state === undefined) return { before: expectedOf(declared, declared, is), after: is, notes };
  const recorded = unpacked(record.state);
  // Another way of deploying, or a rollback, has come after the record.
  const superseded = (key: string) => {
    const spec = live.specs.find(({ Name }) => Name === `${application.name}_${key}`);
    return spec !== undefined && spec.Labels?.[FILE_LABEL] !== record.services[key]?.file;
  };
  const deployed = parts(
    application,
    seen(recorded).filter(({ key }) => !superseded(key)),
    superseded(TOOLS) ? declaredCaddyfile(application) : recorded.caddyfile,
  );
  return { before: expectedOf(deployed, declared, is), after: is, notes: [] };
}

function declaredParts(application: Application): readonly Part[] {
  const stack = lower(application);
  const services = stack.services.map((service) => declaredService(stack, service));
  return parts(application, services, declaredCaddyfile(application));
}

/** What the proxy is to read. */
export const declaredCaddyfile = (application: Application) =>
  routesFiles(application).find(({ name }) => name === CADDYFILE)?.config.content;

function liveParts(application: Application, live: ComparedStack): readonly Part[] {
  const { services } = lower(application);
  const asDeclared = seen(live).map((service) => {
    const declared = services.find(({ key }) => key === service.key);
    // Pulumi needs longer ones: that is no change.
    const isHeld = declared !== undefined && service.stopGracePeriod === stopGracePeriodInput(declared);
    return isHeld ? { ...service, stopGracePeriod: declared.stopGracePeriod } : service;
  });
  return parts(application, asDeclared, live.caddyfile);
}

function seen({ specs, networks }: ComparedStack): readonly SeenService[] {
  const names = new Map(Object.entries(networks));
  return specs.map((spec) => liveService(spec, names));
}

function parts(
  application: Application,
  services: readonly SeenService[],
  caddyfile: string | undefined,
): readonly Part[] {
  const unversioned = application.secrets
    .filter(({ versions }) => versions.docker === undefined)
    .map(({ name }) => name);
  const updates = new Map(application.workloads.map(({ name, update }) => [name, update]));
  const context = { name: application.name, unversioned, updates };
  return withRoutes(
    services.map((service) => servicePart(service, context)),
    caddyfile,
  );
}
