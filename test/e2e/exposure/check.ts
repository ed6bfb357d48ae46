import type { Client } from '../../support/proxy-client.ts';

/** An application behind the proxy, and what a check needs of it. */
export interface Exposed {
  readonly client: Client;
  /** Address of the host. */
  readonly address: string;
  /** Files with the authorities of the certificates. */
  readonly caFile: string;
  /** Runs the docker command on the host. */
  readonly docker: (...args: readonly string[]) => Promise<string>;
}

/** What holds of everything that is exposed. */
export interface ExposureCheck {
  /** A sentence about behaviour. */
  readonly name: string;
  /** Throws what doesn't hold. */
  readonly check: (exposed: Exposed) => Promise<void>;
  /** Why it can't be asked here. @default - it can */
  readonly skip?: () => Promise<string | undefined>;
}
