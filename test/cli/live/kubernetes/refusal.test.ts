import { expect, test } from '@jest/globals';
import { refusal } from '../../../../cli/live/kubernetes/refusal.ts';

const ADVICE = `Please review the fields above--they currently have other managers. Here
are the ways you can resolve this warning:
* (advice on options of kubectl)
See https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
`;
const one = `error: Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas\n${ADVICE}`;
const two = `error: Apply failed with 2 conflicts: conflicts with "kubectl-set" using v1:\n- .data.A\n- .data.B\n${ADVICE}`;
const invalid = 'The Service "web" is invalid: spec.ports[0].port: Invalid value: 0\n';

test('a conflict is who has set which fields, and how a deploy takes them back', () => {
  expect(refusal(one + two).split('\n')).toEqual([
    expect.stringMatching(/^others have set .* --force-conflicts takes it back:$/),
    '  conflict with "kubectl-edit" using apps/v1: .spec.replicas',
    '  conflicts with "kubectl-set" using v1: .data.A, .data.B',
  ]);
});

test('what is wrong beside conflicts is told, too', () => {
  for (const complaints of [one + invalid + two, invalid + one + two]) {
    const lines = refusal(complaints).split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.slice(3)).toEqual(['the cluster would refuse it', invalid.trim()]);
  }
});

test('without a conflict it is what kubectl says', () => {
  expect(refusal(invalid)).toBe(`the cluster would refuse it\n${invalid.trim()}`);
});
