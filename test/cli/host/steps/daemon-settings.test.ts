import { describe, expect, test } from '@jest/globals';
import { withDefaults } from '../../../../cli/host/daemon-config.ts';
import { daemonSettings } from '../../../../cli/host/steps/daemon-settings.ts';
import { factsOf, wantedOf } from '../../../support/docker-host.ts';

const judge = (config: unknown, facts = {}) =>
  daemonSettings.judge(factsOf({ daemonConfig: config === '' ? '' : JSON.stringify(config), ...facts }), wantedOf());

describe("the engine's settings", () => {
  test('rotate logs, keep networks off the routes, and take no more rights', () => {
    expect(withDefaults({}, '172.20.0.0/16')).toEqual({
      'log-driver': 'json-file',
      'log-opts': { 'max-file': '3', 'max-size': '10m' },
      'default-address-pools': [{ base: '172.20.0.0/16', size: 24 }],
      'no-new-privileges': true,
    });
  });

  test('leave what somebody has set, down to one option of the logs', () => {
    const config = {
      'registry-mirrors': ['https://mirror.example.com'],
      'log-opts': { 'max-size': '1g', compress: 'true' },
      'default-address-pools': [{ base: '192.168.0.0/16', size: 24 }],
      'no-new-privileges': false,
    };
    expect(withDefaults(config, '172.20.0.0/16')).toEqual({
      ...config,
      'log-driver': 'json-file',
      'log-opts': { 'max-file': '3', 'max-size': '1g', compress: 'true' },
    });
  });

  test('give no options of files to a driver that writes none', () => {
    expect(withDefaults({ 'log-driver': 'journald' }, undefined)).not.toHaveProperty('log-opts');
  });

  test('hold once they are written, whatever the format', () => {
    expect(judge(withDefaults({ debug: true }, '172.20.0.0/16'))).toMatchObject({ holds: true });
  });

  test('are written before there is an engine; one that runs is restarted, and gets the old ones back if it fails', () => {
    expect(judge('').change?.script).not.toContain('systemctl');
    const { change } = judge({ debug: true }, { engine: '28.5.2' });
    expect(change?.does).toContain('restarts the engine');
    expect(change?.script).toMatch(
      /cp -p .*daemon\.json\.before\n[^]*"debug": true[^]*if ! systemctl restart docker[^]*mv .*\.before/,
    );
  });

  test('are said not to hold where somebody lets programs gain privileges, and are left alone', () => {
    const verdict = judge({ ...withDefaults({}, '172.20.0.0/16'), 'no-new-privileges': false });
    expect(verdict).toMatchObject({ holds: false, found: expect.stringMatching(/no-new-privileges is false/) });
    expect(verdict.advice).toContain('/etc/docker/daemon.json');
    expect(verdict.change).toBeUndefined();
  });

  test('take a range that no route has', () => {
    const routes = '172.20.0.0/16 dev eth1';
    expect(judge('', { routes }).change?.script).toContain('"base": "172.21.0.0/16"');
  });

  test('are left alone where their range hides a route: networks may have been cut from it', () => {
    const verdict = judge(withDefaults({}, '172.20.0.0/16'), { routes: '172.20.5.0/24 dev eth1' });
    expect(verdict.found).toContain('172.20.0.0/16 hides the route to 172.20.5.0/24');
    expect(verdict.advice).toContain('172.21.0.0/16');
    expect(verdict.change).toBeUndefined();
  });

  test.each([
    ['is no JSON', { daemonConfig: '{"debug": tru' }],
    ['forbids a swarm', { daemonConfig: '{"live-restore": true}' }],
  ])('fails before anything is done where the file %s', (_, facts) => {
    expect(judge('', facts)).toMatchObject({ holds: false, blocks: true });
  });
});
