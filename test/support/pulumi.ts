import * as pulumi from '@pulumi/pulumi';

/** A resource as a program registers it with Pulumi's engine. */
export interface RegisteredResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The inputs as they are sent to the engine: there, a secret carries a mark. */
  readonly sent: unknown;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly deleteBeforeReplace: boolean;
  /** Name of the provider; empty for the default one. */
  readonly provider: string;
  readonly ignoreChanges: readonly string[];
  readonly createTimeout: string;
  /** Names of the resources that come first. */
  readonly dependsOn: readonly string[];
}

/** The mark of a secret in the engine's form. */
export const SECRET_MARK = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270' };

/** The part of the engine's request that the SDK's mocks don't hand on. */
interface RegisterRequest {
  getName(): string;
  getObject(): { toJavaScript(): unknown };
  getProtect(): boolean;
  getRetainondelete(): boolean;
  getDeletebeforereplace(): boolean;
  getProvider(): string;
  getIgnorechangesList(): string[];
  getCustomtimeouts(): { getCreate(): string } | undefined;
  getDependenciesList(): string[];
}

interface Monitor {
  registerResource(request: RegisterRequest, callback: unknown): unknown;
}

/**
 * Runs a program against Pulumi's mocks, until everything is registered.
 *
 * @param outputs what resources have beside their inputs, by name
 * @returns what the program returned, and its resources by name
 */
export async function runProgram<T>(program: () => T, outputs: Readonly<Record<string, object>> = {}) {
  const mocked = new Map<string, Pick<RegisteredResource, 'type' | 'inputs'>>();
  const requests: RegisterRequest[] = [];
  await pulumi.runtime.setMocks({
    newResource: ({ name, type, inputs }) => {
      mocked.set(name, { type, inputs: inputs as Record<string, unknown> });
      return { id: name, state: { ...(inputs as Record<string, unknown>), ...outputs[name] } };
    },
    call: () => ({}),
  });
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    requests.push(request);
    return register(request, callback);
  };
  const result = program();
  await pulumi.runtime.disconnect();
  const resources = requests.map((request): [string, RegisteredResource] => [
    request.getName(),
    { ...mocked.get(request.getName())!, ...optionsOf(request) },
  ]);
  return { result, resources: new Map(resources) };
}

function optionsOf(request: RegisterRequest): Omit<RegisteredResource, 'type' | 'inputs'> {
  return {
    name: request.getName(),
    sent: request.getObject().toJavaScript(),
    protect: request.getProtect(),
    retainOnDelete: request.getRetainondelete(),
    deleteBeforeReplace: request.getDeletebeforereplace(),
    // `urn:…::name::id`
    provider: request.getProvider().split('::').at(-2) ?? '',
    ignoreChanges: request.getIgnorechangesList(),
    createTimeout: request.getCustomtimeouts()?.getCreate() ?? '',
    dependsOn: request.getDependenciesList().map((urn) => urn.split('::').at(-1)!),
  };
}
