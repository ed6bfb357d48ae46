import type { BaseConfig } from '../../../app/schema/application.ts';
import type { Settings } from '../settings.ts';
import type { Deployed } from './kubernetes/deployed.ts';
import type { Kubectl } from './kubernetes/kubectl.ts';

/** Where the checks of a row run. */
export interface Stage {
  readonly settings: Settings;
  readonly kubectl: Kubectl;
  /** The application for tests, by digest. */
  readonly image: string;
  /** Where the ingress controller answers: `http://192.0.2.1`. */
  readonly origin: string;
  /** The worker nodes' names. */
  readonly nodes: readonly string[];
  /** An application of a row's own that isn't deployed yet: nothing of it is there. It is removed after the check. */
  readonly clear: (config: BaseConfig) => Promise<Deployed>;
  /** The same, deployed. */
  readonly deploy: (config: BaseConfig) => Promise<Deployed>;
  /** Undoes something after the check, whether it passed or not; the last comes first. */
  readonly afterwards: (undo: () => Promise<unknown>) => void;
}
