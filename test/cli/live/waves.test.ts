import { expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { waves } from '../../../cli/live/waves.ts';

const image = 'busybox:1';

test('a job waits for the jobs that it depends on, and for what is in between', () => {
  const application = loadApplication({
    name: 'shop',
    workloads: {
      cache: { image },
      db: { image, ports: { sql: 5432 } },
      search: { image, ports: { http: 80 }, dependsOn: { fill: 'completed', cache: 'started' } },
      web: { image },
    },
    jobs: {
      fill: { image, dependsOn: { db: 'healthy' } },
      index: { image, dependsOn: { search: 'healthy' } },
      mail: { image },
      nightly: { image, schedule: '0 3 * * *' },
    },
  });
  expect(waves(application)).toEqual([
    { names: ['db', 'fill', 'mail'], jobs: ['fill', 'mail'] },
    { names: ['cache', 'search', 'index'], jobs: ['index'] },
    { names: ['web', 'nightly'], jobs: [] },
  ]);
});

test('all is one wave without a job that runs before a deploy', () => {
  const jobs = { nightly: { image, schedule: '0 3 * * *' } };
  const application = loadApplication({ name: 'shop', workloads: { web: { image } }, jobs });
  expect(waves(application)).toEqual([{ names: ['web', 'nightly'], jobs: [] }]);
});
