/** Requests that an API server has answered since it started, by verb: those of all its clients. */
export type ApiCalls = Readonly<Record<string, number>>;

/**
 * Sums `apiserver_request_total` of an API server's own figures over everything but the verb.
 *
 * @param figures what `/metrics` answers
 * @see https://kubernetes.io/docs/reference/instrumentation/metrics/
 */
export function countCalls(figures: string): ApiCalls {
  const calls: Record<string, number> = {};
  for (const [, labels, value] of figures.matchAll(/^apiserver_request_total\{(.*)\} (\S+)$/gm)) {
    const [, verb = ''] = /(?:^|,)verb="([^"]*)"/.exec(labels!) ?? [];
    calls[verb] = (calls[verb] ?? 0) + Number(value);
  }
  return calls;
}

/** `1200 calls (800 APPLY, 400 GET)`: what has come between two looks, the most frequent verbs first. */
export function describeCalls(before: ApiCalls, after: ApiCalls): string {
  const more = Object.entries(after)
    .map(([verb, count]) => ({ verb, count: count - (before[verb] ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.verb < b.verb ? -1 : 1));
  const all = more.reduce((sum, { count }) => sum + count, 0);
  return `${all} calls (${more.map(({ verb, count }) => `${count} ${verb}`).join(', ')})`;
}
