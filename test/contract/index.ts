import type { Contract } from './contract.ts';
import { changes } from './changes.ts';
import { healing } from './healing.ts';
import { identity } from './identity.ts';
import { isolation } from './isolation.ts';
import { jobIdentity } from './job-identity.ts';
import { jobs } from './jobs.ts';
import { network } from './network.ts';
import { order } from './order.ts';
import { programs } from './programs.ts';
import { secrets } from './secrets.ts';

/** What "the same application" means, on every target. In this order: what disturbs the application comes last. */
export const contracts: readonly Contract[] = [
  ...order,
  ...identity,
  ...jobIdentity,
  ...isolation,
  ...secrets,
  ...network,
  ...programs,
  ...jobs,
  ...healing,
  ...changes,
];
