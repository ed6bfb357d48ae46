import { applicationRows } from './application.ts';
import { configFileRows } from './config-file.ts';
import { connectsToRows } from './connects-to.ts';
import { dependsOnRows } from './depends-on.ts';
import { envRows } from './env.ts';
import { imageRows } from './image.ts';
import { jobRows } from './job.ts';
import { metricsRows } from './metrics.ts';
import { monitoringRows } from './monitoring.ts';
import { mountRows } from './mount.ts';
import { networkRows } from './network.ts';
import { permissionsRows } from './permissions.ts';
import { placementRows } from './placement.ts';
import { portRows } from './port.ts';
import { probeRows } from './probe.ts';
import { redirectRows } from './redirect.ts';
import { resourcesRows } from './resources.ts';
import { routeRows } from './route.ts';
import type { Row } from './row.ts';
import { scaleRows } from './scale.ts';
import { secretRows } from './secret.ts';
import { securityRows } from './security.ts';
import { targetsRows } from './targets.ts';
import { tlsRows } from './tls.ts';
import { updateRows } from './update.ts';
import { volumeRows } from './volume.ts';

/** What each target makes of each key; a new noun is a file and a line here. A test holds that no key is missing. */
export const rows: readonly Row[] = [
  ...applicationRows,
  ...tlsRows,
  ...imageRows,
  ...envRows,
  ...mountRows,
  ...resourcesRows,
  ...securityRows,
  ...placementRows,
  ...permissionsRows,
  ...connectsToRows,
  ...dependsOnRows,
  ...portRows,
  ...networkRows,
  ...routeRows,
  ...redirectRows,
  ...probeRows,
  ...scaleRows,
  ...updateRows,
  ...metricsRows,
  ...monitoringRows,
  ...jobRows,
  ...volumeRows,
  ...secretRows,
  ...configFileRows,
  ...targetsRows,
];
