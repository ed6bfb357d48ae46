/** How far a part of an application is on its way to what a deploy or a rollback asks for. */
export interface Rollout {
  /** Its name in app/config.ts, or that of a part of the target's own. */
  readonly name: string;
  readonly state: 'done' | 'running' | 'failed';
  /** What there is to see: `1 of 2 new replicas serve`. */
  readonly text: string;
}

/** `1 of 2 new replicas serve`, and what keeps the others from it. */
export function servingText(running: number, wanted: number, trouble: string | undefined): string {
  const noun = wanted === 1 ? 'new replica serves' : 'new replicas serve';
  return `${running} of ${wanted} ${noun}${trouble === undefined ? '' : `; ${trouble}`}`;
}
