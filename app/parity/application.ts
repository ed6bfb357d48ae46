import { native, proof, unsupported, type Row } from './row.ts';

const built = native(
  'images by digest, as `fairway build --push` recorded them',
  proof('test/contract/identity.ts', 'every image that was built runs by its digest'),
);

export const applicationRows: readonly Row[] = [
  {
    keys: ['name'],
    heldBy: proof(
      'test/contract/identity.ts',
      'as many replicas run as the model asks for, found by the labels of the application and the workload',
    ),
    docker: native(
      'name of the Swarm stack',
      proof(
        'test/docker/service.test.ts',
        'are named as docker stack deploy names them, and found by the name of the workload',
      ),
    ),
    kubernetes: native(
      'name of the namespace',
      proof('test/charts/synth.test.ts', 'every object is labelled as part of the application, and in its namespace'),
    ),
  },
  { keys: ['registry'], docker: built, kubernetes: built },
  {
    keys: ['registry'],
    docker: native(
      'without one: images that were built on the host itself',
      proof(
        'test/cli/build/build-images.test.ts',
        'runs on the given engine, where each image has a tag by its content',
      ),
    ),
    kubernetes: unsupported({
      severity: 'refused',
      where: ({ registry, images }) => (registry === undefined && images.length > 0 ? [{ path: 'registry' }] : []),
      impact: 'without a registry the nodes of a cluster find no image that was built elsewhere',
      instead: 'set `registry`, or the stack setting `fairway:registry`, and run `npx fairway build --push`',
      provenBy: proof(
        'test/model/images.test.ts',
        'are named after the application and the workload where they are built',
      ),
    }),
  },
];
