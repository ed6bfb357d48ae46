import { inContainers, native, type Row } from './row.ts';

export const resourcesRows: readonly Row[] = [
  {
    keys: inContainers('resources'),
    docker: native('reservations and limits of the service'),
    kubernetes: native('requests and limits of the container'),
  },
];
