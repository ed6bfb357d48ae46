/**
 * A conflict: who has set which fields. The advice on options of kubectl's own that follows is long, and the same for each
 * object; it ends with an address.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
 */
const CONFLICT =
  /^.*[Aa]pply failed with \d+ conflicts?: (.*)\n?((?:- .*\n?)*)(?:Please review the fields above[^]*?#conflicts\n?)?/gm;

/**
 * Why a cluster refuses files.
 *
 * @param complaints what kubectl wrote to its standard error
 */
export function refusal(complaints: string): string {
  const conflicts = [...complaints.matchAll(CONFLICT)].map(([, first = '', more = '']) =>
    `  ${first} ${more.trim().replace(/^- /, '').replaceAll('\n- ', ', ')}`.trimEnd(),
  );
  const others = complaints.replace(CONFLICT, '').trim();
  return [
    ...(conflicts.length === 0
      ? []
      : [
          'others have set since what app/config.ts sets (npx fairway drift says to what). --force-conflicts takes it back:',
          ...new Set(conflicts),
        ]),
    ...(others === '' ? [] : ['the cluster would refuse it', others]),
  ].join('\n');
}
