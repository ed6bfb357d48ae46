/** The part of `docker inspect` that is read here. */
export interface InspectedContainer {
  readonly Id: string;
  readonly Image: string;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly State: { readonly StartedAt: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
}

/** The same of images. */
export interface InspectedImage {
  readonly Id: string;
  readonly RepoDigests: readonly string[];
}

/** The same of a task. */
export interface InspectedTask {
  readonly ID: string;
  readonly CreatedAt: string;
  readonly Spec: { readonly ContainerSpec: { readonly Image: string } };
  readonly Status: { readonly State: string; readonly Timestamp: string };
}

/** The same of a service. */
export interface InspectedService {
  readonly Spec: {
    readonly TaskTemplate: {
      readonly ContainerSpec: {
        readonly Configs: readonly { readonly ConfigID: string; readonly File: { readonly Name: string } }[];
      };
    };
  };
}

/** The same of a config. */
export interface InspectedConfig {
  readonly Spec: { readonly Data: string };
}
