import { describe, expect, test } from '@jest/globals';
import { address, host, portOf, template, urlOf } from '../../app/define.ts';
import { issuesOf } from '../support/issues.ts';
import { web, withJob, withWeb } from '../support/small.ts';

describe('names of workloads', () => {
  test('may be those of others, and of everything outside', () => {
    const api = {
      ...web,
      env: { WEB: address('web'), HOST: host('web'), PORT: portOf('web') },
      connectsTo: ['web', 'internet'],
      placement: { near: ['web'], apartFrom: ['web'] },
      dependsOn: { web: 'started' },
    };
    expect(issuesOf({ name: 'shop', workloads: { web, api } })).toEqual([]);
  });

  test.each([
    ['connectsTo', { connectsTo: ['internet', 'wbe'] }, 'connectsTo[1]', '; did you mean "web"?'],
    ['an address', { env: { A: address('wbe') } }, 'env.A', '; did you mean "web"?'],
    ['a host', { env: { A: host('wbe') } }, 'env.A', '; did you mean "web"?'],
    ['a port', { env: { A: portOf('wbe') } }, 'env.A', '; did you mean "web"?'],
    ['a URL', { env: { A: urlOf('wbe') } }, 'env.A', '; did you mean "web"?'],
    ['a template', { env: { A: template`http://${address('wbe')}` } }, 'env.A', '; did you mean "web"?'],
    ['dependsOn', { dependsOn: { wbe: 'started' } }, 'dependsOn.wbe', '; did you mean "web"?'],
    ['near', { placement: { near: ['wbe'] } }, 'placement.near[0]', '; did you mean "web"?'],
    ['apartFrom', { placement: { apartFrom: ['wbe'] } }, 'placement.apartFrom[0]', '; did you mean "web"?'],
  ])('fail in %s where nothing has the name', (_, changes, path, hint) => {
    expect(issuesOf(withWeb(changes))).toEqual([`workloads.web.${path}: expected a workload, got "wbe"${hint}`]);
    expect(issuesOf(withJob(changes))).toEqual([`jobs.migrate.${path}: expected a workload, got "wbe"${hint}`]);
  });

  test('fail with all that there are where none is near', () => {
    expect(issuesOf(withWeb({ connectsTo: ['database'] }))).toEqual([
      'workloads.web.connectsTo[0]: expected a workload, got "database"; declared: "internet", "web"',
    ]);
  });

  test('fail for a job, to which nothing can connect', () => {
    expect(issuesOf(withJob({}, { workloads: { web: { ...web, connectsTo: ['migrate'] } } }))).toEqual([
      'workloads.web.connectsTo[0]: expected a workload, got "migrate", which is a job: nothing can connect to it',
    ]);
  });

  test('fail for what only looks like one, such as a member of every object', () => {
    expect(issuesOf(withWeb({ env: { A: address('constructor'), B: urlOf('constructor') } }))).toEqual([
      'workloads.web.env.A: expected a workload, got "constructor"; declared: "web"',
      'workloads.web.env.B: expected a workload, got "constructor"; declared: "web"',
    ]);
  });
});
