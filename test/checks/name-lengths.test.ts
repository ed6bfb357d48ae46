import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { web } from '../support/small.ts';

const name = (length: number) => 'n'.repeat(length);

describe('lengths of the names that are made from several', () => {
  test('fit where application and workload have 63 characters together with what joins them', () => {
    expect(issuesOf({ name: name(31), workloads: { [name(31)]: web } })).toEqual([]);
  });

  test.each(['workloads', 'jobs'])('fail for %s above that, with what is too much', (kind) => {
    const long = name(40);
    expect(issuesOf({ name: name(30), workloads: { web }, [kind]: { [long]: { image: 'a:1' } } })).toEqual([
      `${kind}.${long}: expected a name that is 8 shorter: the Swarm service "${name(30)}_${long}" may have 63 characters`,
    ]);
  });

  test('fail for secrets, which need room for a version', () => {
    const secret = 'S'.repeat(21);
    expect(
      issuesOf({
        name: name(30),
        workloads: { web: { ...web, secrets: { [secret]: '/run/secret' } } },
        secrets: { [secret]: {} },
      }),
    ).toEqual([
      `secrets.${secret}: expected a name that is 1 shorter: the Swarm secret "${name(30)}_${secret}" may have 51 characters`,
    ]);
  });

  test('fail for configs, which need room for a version', () => {
    const config = 'c'.repeat(25);
    expect(
      issuesOf({
        name: name(30),
        workloads: { web: { ...web, files: { [config]: '/etc/file' } } },
        configs: { [config]: { content: '' } },
      }),
    ).toEqual([
      `configs.${config}: expected a name that is 5 shorter: the Swarm config "${name(30)}_${config}" may have 51 characters`,
    ]);
  });
});
