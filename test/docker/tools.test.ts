import { describe, expect, test } from '@jest/globals';
import { keysOf, scriptOf, serviceOf, stackOfWeb } from '../support/docker-application.ts';

describe('tools', () => {
  test('are part of every application', () => {
    expect(keysOf(stackOfWeb({}).services)).toEqual(['fairway_tools', 'web']);
  });

  test('put the busybox in place last, and in one step, whatever an attempt that was cut off has left', () => {
    const script = scriptOf(
      serviceOf(stackOfWeb({ ports: { http: 80 }, routes: { main: { host: 'a.test' } } }), 'fairway_tools'),
    );
    expect(script.split('\n').slice(-4)).toEqual([
      'rm -f /volumes/fairway_tools_bin/busybox.new',
      'cp /bin/busybox /volumes/fairway_tools_bin/busybox.new',
      'mv /volumes/fairway_tools_bin/busybox.new /volumes/fairway_tools_bin/busybox',
      'while :; do : > /volumes/fairway_tools_bin/prepared; sleep 1; done',
    ]);
  });

  test('come from the image of the settings', () => {
    const targets = { images: { tools: 'busybox:1.37' } };
    expect(serviceOf(stackOfWeb({}, { targets }), 'fairway_tools').image).toBe('busybox:1.37');
  });

  test('can do nothing but give volumes to their users, and meet nobody', () => {
    expect(serviceOf(stackOfWeb({}), 'fairway_tools')).toMatchObject({
      readOnly: true,
      capabilities: ['CHOWN'],
      networks: ['fairway_tools_network'],
      ports: [],
    });
  });
});
