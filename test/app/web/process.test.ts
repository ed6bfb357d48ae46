import { expect, test } from '@jest/globals';

import { ServiceProcess } from '../support/service-process.ts';

test('the pages, told to stop, fail their readiness, go on answering, and exit with 0', async () => {
  const web = new ServiceProcess('web/server.ts', { DRAIN_SECONDS: '1' });
  const origin = await web.origin();
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  web.signal('SIGTERM');
  await web.event('draining');
  expect((await fetch(`${origin}/readyz`)).status).toBe(503);
  expect((await fetch(`${origin}/operator`)).status).toBe(200);
  expect(await web.exitCode()).toBe(0);
});
