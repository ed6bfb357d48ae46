import { z } from 'zod';
import { name, nonEmpty, plainText, variableName } from './name.ts';

const imageExpected = { error: 'an image such as "postgres:17" or "ghcr.io/acme/api@sha256:…"' };

/**
 * A published image.
 *
 * @see https://pkg.go.dev/github.com/distribution/reference
 */
export const imageReference = () =>
  z
    .string(imageExpected)
    .max(500, imageExpected)
    .regex(
      /^(?:[a-zA-Z0-9](?:[-a-zA-Z0-9.]*[a-zA-Z0-9])?(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/,
      imageExpected,
    );

/** `imageOf('api')`: the image that another workload or job builds or names. */
export const imageSchema = z.union([imageReference(), z.strictObject({ imageOf: name() })]);

/**
 * How an image is made from a Dockerfile, by BuildKit, once for both targets.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/
 */
export const buildSchema = z.strictObject({
  /** Folder that is sent to the builder, relative to the project. @default '.' */
  context: nonEmpty().default('.'),
  /** Path of the Dockerfile, relative to the context. @default 'Dockerfile' */
  dockerfile: nonEmpty().default('Dockerfile'),
  /** Stage of the Dockerfile to build. @default - the last one */
  target: nonEmpty().optional(),
  /** Stage that `npm run dev` builds instead, such as one that watches its sources. @default - `target` */
  devTarget: nonEmpty().optional(),
  /** Build arguments: never secrets, they stay in the image. @default {} */
  args: z.record(variableName(), plainText()).default({}),
  /** Platforms to build for, such as `linux/arm64`. @default - the builder's own */
  platforms: z
    .array(z.string().regex(/^[a-z0-9]+\/[a-z0-9]+(?:\/[a-z0-9]+)?$/, { error: 'a platform such as "linux/amd64"' }))
    .default([]),
  /**
   * Build secrets, by the id under which a `RUN --mount=type=secret` finds each. The value is read from the variable
   * of that name in the environment of the build, and is in no layer.
   *
   * @default []
   * @see https://docs.docker.com/build/building/secrets/
   */
  secrets: z.array(variableName()).default([]),
});

export type Build = Readonly<z.output<typeof buildSchema>>;
