import type { Row } from '../row.ts';
import { access } from './access.ts';
import { autoHealing } from './auto-healing.ts';
import { autoscaling } from './autoscaling.ts';
import { configuration } from './configuration.ts';
import { declarative } from './declarative.ts';
import { discovery } from './discovery.ts';
import { loadBalancing } from './load-balancing.ts';
import { severalNodes } from './nodes.ts';
import { observability } from './observability.ts';
import { pipeline } from './pipeline.ts';
import { rollingUpdates } from './rolling-updates.ts';
import { scheduling } from './scheduling.ts';
import { storage } from './storage.ts';

/** What Kubernetes gives, row by row, and all of it as one pipeline. */
export const kubernetesRows: readonly Row[] = [
  scheduling,
  autoHealing,
  autoscaling,
  rollingUpdates,
  declarative,
  discovery,
  loadBalancing,
  severalNodes,
  configuration,
  storage,
  observability,
  access,
  pipeline,
];
