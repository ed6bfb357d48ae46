import type { Contract } from '../contract.ts';
import { echoDatagrams } from './datagrams.ts';
import { echoFigures } from './figures.ts';
import { echoHealth } from './health.ts';
import { echoLimits } from './limits.ts';
import { echoOutside } from './outside.ts';
import { echoOnPorts } from './published.ts';
import { echoOnRoutes } from './routes.ts';
import { echoStopping } from './stopping.ts';
import { echoTraffic } from './traffic.ts';

/** What is asked of the application for tests, wherever an application has it. */
export const echo: readonly Contract[] = [
  ...echoOnRoutes,
  ...echoTraffic,
  ...echoLimits,
  ...echoOnPorts,
  ...echoDatagrams,
  ...echoOutside,
  ...echoFigures,
  ...echoStopping,
  ...echoHealth,
];
