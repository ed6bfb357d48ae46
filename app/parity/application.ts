import { unsupported, native, type Row } from './row.ts';

const built = native('images by digest, as `fairway build --push` recorded them');

export const applicationRows: readonly Row[] = [
  {
    keys: ['name'],
    docker: native('name of the Swarm stack'),
    kubernetes: native('name of the namespace'),
  },
  { keys: ['registry'], docker: built, kubernetes: built },
  {
    keys: ['registry'],
    docker: native('without one: images that were built on the host itself'),
    kubernetes: unsupported({
      severity: 'refused',
      where: ({ registry, images }) => (registry === undefined && images.length > 0 ? ['registry'] : []),
      impact: 'without a registry the nodes of a cluster find no image that was built elsewhere',
      instead: 'set `registry`, or the stack setting `fairway:registry`, and run `npx fairway build --push`',
    }),
  },
];
