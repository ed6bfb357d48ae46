import { createHash } from 'node:crypto';
import type { Contract } from './contract.ts';
import { inReplicas } from './in-replicas.ts';
import { literalOf, valueIn } from './literal.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What runs is what was built and described. */
export const identity: readonly Contract[] = [
  {
    name: 'as many replicas run as the model asks for, found by the labels of the application and the workload',
    keys: ['workloads.*.scale', 'name', 'workloads'],
    check: async (subject) => {
      const { replicas } = await subject.snapshot();
      return subject.application.workloads.map(({ name, scale }) => {
        const found = replicas[name]!.filter(
          ({ labels }) => labels.workload === name && labels.application === subject.application.name,
        );
        const most = scale.autoscaler?.maxReplicas ?? scale.replicas;
        return {
          key: `workloads.${name}.scale.min`,
          expected: scale.replicas,
          // An autoscaler may have added some.
          seen: found.length > scale.replicas && found.length <= most ? scale.replicas : found.length,
        };
      });
    },
  },
  {
    name: 'every image that was built runs by its digest',
    keys: ['workloads.*.image', 'workloads.*.build'],
    applies: ({ images }) => images.length > 0,
    check: (subject) =>
      inReplicas(subject, ({ image, builtImage }) => {
        if (builtImage === undefined) return [];
        const digest = image.split('@')[1] ?? 'a recorded digest';
        const seen = (images: readonly string[]) => images.map((one) => one.split('@')[1]);
        return [
          {
            key: 'image',
            expected: digest,
            seen: ({ replica: { images } }) => seen(images).find((one) => one === digest) ?? images,
          },
        ];
      }),
  },
  {
    name: 'each variable has the value that the model gives it',
    keys: ['workloads.*.env'],
    applies: ({ workloads }) => workloads.some(({ env }) => env.some((variable) => literalOf(variable) !== undefined)),
    check: (subject) =>
      inReplicas(subject, ({ env }) =>
        env
          .filter((variable) => literalOf(variable) !== undefined)
          .map((variable) => ({
            key: `env.${variable.name}`,
            expected: literalOf(variable),
            seen: ({ environment }) => valueIn(environment, variable.name),
          })),
      ),
  },
  {
    name: 'each config is a file with its content and its mode',
    keys: ['workloads.*.files', 'configs'],
    applies: ({ workloads }) => workloads.some(({ files }) => files.length > 0),
    check: (subject) =>
      inReplicas(subject, ({ files }) =>
        files.map(({ config, mountPath, mode }) => ({
          key: `files.${config}`,
          expected: { sha256: sha256(subject.application.configs.find(({ name }) => name === config)!.content), mode },
          seen: ({ files: seen }) => seen[mountPath] ?? `no file ${mountPath}`,
        })),
      ),
  },
  {
    name: 'each process works in its folder',
    keys: ['workloads.*.workingDir'],
    applies: ({ workloads }) => workloads.some(({ workingDir }) => workingDir !== undefined),
    check: (subject) =>
      inReplicas(subject, ({ workingDir }) =>
        workingDir === undefined
          ? []
          : [{ key: 'workingDir', expected: workingDir, seen: ({ workingDir: seen }) => seen }],
      ),
  },
];
