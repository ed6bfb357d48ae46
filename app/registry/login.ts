/** Whom a registry knows. */
export interface Login {
  /** Such as `ghcr.io`. */
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

/** The registry that an image is from: of `ghcr.io/acme/api` it is `ghcr.io`; Docker Hub isn't named. */
export const registryOf = (image: string): string | undefined => /^([^/]+[.:][^/]*|localhost)\//.exec(image)?.[1];

/** Images of Docker Hub bear no address; programs know it under this one. @see https://www.pulumi.com/registry/packages/docker/api-docs/provider/ */
export const DOCKER_HUB = 'registry-1.docker.io';
