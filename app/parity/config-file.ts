import { native, type Row } from './row.ts';

export const configFileRows: readonly Row[] = [
  { keys: ['configs'], docker: native('a Swarm config'), kubernetes: native('a ConfigMap') },
];
