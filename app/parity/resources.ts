import { inContainers, native, proof, type Row } from './row.ts';

export const resourcesRows: readonly Row[] = [
  {
    keys: inContainers('resources'),
    within: ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'],
    heldBy: proof('test/contract/isolation.ts', 'each container has its limits of CPU and memory'),
    docker: native(
      'reservations and limits of the service',
      proof('test/docker/service.test.ts', 'reserve what is requested, and are held at the limits'),
    ),
    kubernetes: native(
      'requests and limits of the container',
      proof('test/charts/container.test.ts', 'requests what it is promised, and is held at the limits'),
    ),
  },
];
