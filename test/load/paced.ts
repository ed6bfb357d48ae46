import { Agent as HttpAgent, type Agent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from './kind.ts';
import type { LoadTarget } from './target.ts';

/** Requests that may be under way at a time: the next one waits, so a site that hangs isn't buried. */
const AT_A_TIME = 100;

export interface PacedOptions {
  readonly name: string;
  /** Requests that are started a second, however long the answers take. */
  readonly perSecond: number;
  /** Whether a connection is used again. */
  readonly keepAlive: boolean;
  /** Asks once. @returns the version that has answered, where it says so */
  readonly once: (target: LoadTarget, agent: Agent) => Promise<string | undefined>;
}

/** Requests at a fixed rate. */
export function paced({ name, perSecond, keepAlive, once }: PacedOptions): Kind {
  return {
    name,
    start: (target, recorder) => {
      const agent = agentFor(target, { keepAlive, maxSockets: AT_A_TIME });
      const underWay = new Set<Promise<void>>();
      let goesOn = true;
      const ask = async () => {
        const startedAt = performance.now();
        try {
          recorder.success(startedAt, await once(target, agent));
        } catch (error) {
          recorder.failure(error);
        }
      };
      const run = async () => {
        for (let due = performance.now(); goesOn; due = Math.max(due + 1000 / perSecond, performance.now())) {
          await sleep(Math.max(0, due - performance.now()));
          if (underWay.size >= AT_A_TIME) await Promise.race(underWay);
          if (!goesOn) break;
          const asked = ask().finally(() => underWay.delete(asked));
          underWay.add(asked);
        }
      };
      const running = run();
      return {
        stop: async () => {
          goesOn = false;
          await running;
          await Promise.all(underWay);
          agent.destroy();
        },
      };
    },
  };
}

function agentFor({ origin }: LoadTarget, options: AgentOptions): Agent {
  return origin.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
}
