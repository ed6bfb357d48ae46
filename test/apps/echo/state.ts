import { EventEmitter } from 'node:events';
import type { Settings } from './settings.ts';

/** What changes while the application runs. */
export class State extends EventEmitter<{ leaving: [] }> {
  ready: boolean;
  healthy: boolean;
  onSigterm: Settings['onSigterm'];
  /** No request is answered any more, the probes' included. */
  hangs = false;
  /** When it was told to stop, in milliseconds since 1970. */
  toldToStop: number | undefined;
  #leaves = false;

  constructor({ start, onSigterm }: Pick<Settings, 'start' | 'onSigterm'>) {
    super();
    this.setMaxListeners(0);
    this.ready = start !== 'never-ready';
    this.healthy = start !== 'unhealthy';
    this.onSigterm = onSigterm;
  }

  /** Whether streams have to end. */
  get leaves(): boolean {
    return this.#leaves;
  }

  /** Ends all streams. */
  leave(): void {
    this.#leaves = true;
    this.emit('leaving');
  }
}
