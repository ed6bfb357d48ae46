import type { Rule } from '../rule.ts';
import { availability } from './availability.ts';
import { cost } from './cost.ts';
import { fixedReplicas } from './fixed-replicas.ts';
import { hostCapacity } from './host-capacity.ts';
import { limits } from './limits.ts';
import { load } from './load.ts';
import { losses } from './losses.ts';
import { nodesCapacity } from './nodes-capacity.ts';
import { operations } from './operations.ts';
import { placement } from './placement.ts';
import { refusals } from './refusals.ts';
import { size } from './size.ts';
import { state } from './state.ts';
import { teams } from './teams.ts';

/** Everything that is looked at; a new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  refusals,
  hostCapacity,
  nodesCapacity,
  availability,
  load,
  fixedReplicas,
  operations,
  teams,
  placement,
  cost,
  limits,
  losses,
  size,
  state,
];
