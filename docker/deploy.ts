import * as docker from '@pulumi/docker';
import * as pulumi from '@pulumi/pulumi';
import type { Application } from '../app/model/application.ts';
import { dockerConfig } from '../app/registry/docker-config.ts';
import type { Login } from '../app/registry/login.ts';
import { lower } from './lower.ts';
import { labels, serviceInputs, type Ids } from './service-inputs.ts';
import { registryAuthFor } from './registry-auth.ts';
import type { Config, Network, Secret, Service, Stack } from './stack.ts';
import { urls } from './urls.ts';

/** The host, and what no file holds. */
export interface DockerArgs {
  /** The engine: `ssh://deploy@vps.example.com`. @default - the one that the docker command uses */
  readonly host?: string | undefined;
  /** Whom the registries know. @default - whom `docker login` has left on the machine that deploys */
  readonly login?: Login | undefined;
  /** Values of the declared secrets, by name. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What a deploy tells. */
export interface ApplicationOutputs {
  /** Public addresses of the routes, by workload and route: `web.main`. */
  readonly urls: Readonly<Record<string, string>>;
}

/** How long a service may take to run, the jobs that it waits for included. */
const CONVERGE = { delay: '2s', timeout: '15m0s' };

/**
 * Deploys an application to one Docker host with Pulumi: the same services as those of the stack file, and the secrets.
 *
 * @throws ConfigError with everything that this target can't do without
 * @throws pulumi.RunError where a secret has no value, or a network is the engine's own
 */
export function deployDocker(application: Application, args: DockerArgs): ApplicationOutputs {
  return new DockerApplication(application, args).outputs;
}

/**
 * All objects of an application, under one parent.
 *
 * Volumes are none of them: the engine makes each with the first task that mounts it, and nothing that Pulumi does can
 * delete the data.
 */
class DockerApplication extends pulumi.ComponentResource {
  readonly outputs: ApplicationOutputs;
  private readonly stack: Stack;
  private readonly options: pulumi.CustomResourceOptions;
  private readonly ids: Ids<pulumi.Output<string>>;
  private readonly images: ReadonlyMap<string, docker.RemoteImage>;
  private readonly deployed = new Map<string, docker.Service>();

  constructor(application: Application, args: DockerArgs) {
    super('fairway:docker:Application', application.name);
    this.stack = lower(application);
    refusePredefined(this.stack);
    const references = [...new Set(this.stack.services.map(({ image }) => image))];
    const registryAuth = registryAuthFor(references, dockerConfig(), args.login);
    const provider = new docker.Provider(
      'vps',
      { host: args.host, registryAuth: args.login === undefined ? registryAuth : pulumi.secret(registryAuth) },
      { parent: this },
    );
    this.options = { parent: this, provider };
    const values = valuesFor(this.stack, args.secrets);
    this.ids = {
      networks: idsOf(this.stack.networks, (network) => this.network(network)),
      configs: idsOf(this.stack.configs, (config) => this.config(config)),
      secrets: idsOf(this.stack.secrets, (secret) => this.secret(secret, values[secret.key]!)),
    };
    this.images = new Map(references.map((reference) => [reference, this.image(reference)]));
    for (const service of this.stack.services) this.service(service);
    this.outputs = { urls: urls(application) };
    this.registerOutputs(this.outputs);
  }

  private network({ key, name, internal }: Network) {
    return new docker.Network(
      `network/${key}`,
      { name, driver: 'overlay', internal, labels: this.labels },
      this.options,
    );
  }

  /** Other content has another name, for Pulumi as well: the new one exists before a service moves to it. */
  private config({ name, content }: Config) {
    return new docker.ServiceConfig(
      `config/${name}`,
      { name, data: base64(content), labels: this.labels },
      this.options,
    );
  }

  private secret({ name }: Secret, value: pulumi.Input<string>) {
    const data = pulumi.secret(value).apply(base64);
    return new docker.Secret(`secret/${name}`, { name, data, labels: this.labels }, this.options);
  }

  /**
   * Brings an image to the host while the old versions still run. One that can't be had ends the deploy before any
   * service has changed. It stays there, for a rollback.
   */
  private image(name: string) {
    return new docker.RemoteImage(`image/${name}`, { name, keepLocally: true }, this.options);
  }

  /** Deploys a service after all that it depends on, once. A job is not waited for: its end is awaited by its dependents. */
  private service(service: Service): docker.Service {
    const known = this.deployed.get(service.key);
    if (known !== undefined) return known;
    const services = service.dependsOn.map((key) =>
      this.service(this.stack.services.find((other) => other.key === key)!),
    );
    const image = this.images.get(service.image)!;
    const convergeConfig = service.restartPolicy.condition === 'any' ? CONVERGE : undefined;
    const inputs = { ...serviceInputs(this.stack, service, this.ids, pinned(image, service.image)), convergeConfig };
    const deployed = new docker.Service(`service/${service.key}`, inputs, {
      ...this.options,
      dependsOn: [...services, image],
      ignoreChanges: setByTheSwarm(service),
      // Its name is taken as long as the old one is there.
      deleteBeforeReplace: true,
    });
    this.deployed.set(service.key, deployed);
    return deployed;
  }

  private get labels() {
    return labels({ 'com.docker.stack.namespace': this.stack.name });
  }
}

/** The reference by which a service asks for an image: by digest, which the engine would put there by itself. */
function pinned({ repoDigest }: docker.RemoteImage, reference: string): pulumi.Input<string> {
  // An image that was built on the host, and pushed nowhere, has none.
  return reference.includes('@') ? reference : repoDigest.apply((digest) => digest || reference);
}

/** Fields of a service in which the swarm notes what it finds out. The scheduler changes two more at each run. */
function setByTheSwarm({ replicas }: Service): string[] {
  return ['taskSpec.placement.platforms', ...(replicas === 0 ? ['mode', 'taskSpec.forceUpdate'] : [])];
}

function idsOf<T extends { readonly key: string }>(objects: readonly T[], make: (object: T) => pulumi.CustomResource) {
  return new Map(objects.map((object) => [object.key, make(object).id]));
}

/**
 * The provider reads back another id of such a network than the one that can be given to it, and replaces a service for it.
 *
 * @throws pulumi.RunError
 */
function refusePredefined({ networks }: Stack): void {
  const names = networks.filter(({ predefined }) => predefined).map(({ name }) => `"${name}"`);
  if (names.length === 0) return;
  throw new pulumi.RunError(
    `Pulumi can't deploy a workload whose network is ${names.join(' or ')}: use \`npx fairway deploy --target docker\``,
  );
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

function valuesFor(stack: Stack, secrets: DockerArgs['secrets']): DockerArgs['secrets'] {
  const missing = stack.secrets.map(({ key }) => key).filter((name) => secrets[name] === undefined);
  if (missing.length === 0) return secrets;
  throw new pulumi.RunError(
    `no value for ${missing.join(', ')}: \`npx fairway secrets init\` makes random ones, \`pulumi config set --secret\` sets one`,
  );
}
