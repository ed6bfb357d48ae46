import type { Step } from '../step.ts';
import { daemonSettings } from './daemon-settings.ts';
import { deployUser } from './deploy-user.ts';
import { engine } from './engine.ts';
import { firewall } from './firewall.ts';
import { networks } from './networks.ts';
import { ssh } from './ssh.ts';
import { swarm } from './swarm.ts';
import { system } from './system.ts';
import { upgrades } from './upgrades.ts';

/**
 * What has to hold on a host, in the order in which it is made so: doors are closed before there is anything behind
 * them, the engine finds its settings at its first start, and the login is changed when everything else is done.
 */
export const steps: readonly Step[] = [
  system,
  firewall,
  daemonSettings,
  engine,
  networks,
  swarm,
  deployUser,
  upgrades,
  ssh,
];
