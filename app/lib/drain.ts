import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { log } from './log.ts';

/** How a process leaves. */
export interface DrainOptions {
  readonly server: Server;
  /** How long to go on answering after readiness fails, until every load balancer has noticed. */
  readonly seconds: number;
  /** Finishes work that isn't a request, and closes what the process holds open, such as a pool. */
  readonly close?: () => Promise<void>;
  /** How long requests in flight may take after that, before they are cut off. @default 15 */
  readonly patienceSeconds?: number;
}

/**
 * The way out of a process, in an order in which no request fails:
 * readiness fails → requests are still answered → nothing new is accepted → requests in flight end → the rest closes.
 *
 * The steps together must take less than the stop grace period, after which the process is killed.
 */
export class Drain {
  #begun = false;
  readonly #leaving = new AbortController();

  /** Whether the process is on its way out: readiness fails from here on. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Aborts once nothing new is accepted: the time for streams and loops to end. */
  get leaving(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Goes through all the steps; resolves when the process may exit. */
  async run({ server, seconds, close, patienceSeconds = 15 }: DrainOptions): Promise<void> {
    this.#begun = true;
    log('info', 'draining', { seconds });
    await sleep(seconds * 1000);

    this.#leaving.abort();
    const closed = new Promise((resolve) => server.close(resolve));
    const impatience = setTimeout(() => {
      log('warn', 'cutting off requests in flight', { after: patienceSeconds });
      server.closeAllConnections();
    }, patienceSeconds * 1000);
    await closed;
    clearTimeout(impatience);
    await close?.();
  }
}
