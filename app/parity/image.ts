import { inContainers, native, type Row } from './row.ts';

const built = native('built once by BuildKit, the same digest on both targets');

export const imageRows: readonly Row[] = [
  { keys: inContainers('image'), docker: native('image of the service'), kubernetes: native('image of the container') },
  { keys: inContainers('build'), docker: built, kubernetes: built },
  {
    keys: inContainers('command', 'args', 'workingDir'),
    docker: native('command, args and dir of the service'),
    kubernetes: native('command, args and workingDir of the container'),
  },
];
