import { expect, test } from '@jest/globals';
import { toYaml } from '../../app/model/yaml.ts';
import { askedBy } from './docker-figures.ts';

test('where the replicas of a workload are asked is what the configuration says, and nothing of a workload that is not in it', () => {
  const configuration = toYaml({
    scrape_configs: [
      { job_name: 'own', static_configs: [{ targets: ['localhost:9090'] }] },
      { job_name: 'web', dns_sd_configs: [{ names: ['tasks.web'], port: 8080 }] },
      { job_name: 'api', metrics_path: '/figures', dns_sd_configs: [{ names: ['tasks.api'], port: 9000 }] },
    ],
  });
  expect(askedBy(configuration, 'web')).toEqual({ port: 8080, path: '/metrics' });
  expect(askedBy(configuration, 'api')).toEqual({ port: 9000, path: '/figures' });
  expect(askedBy(configuration, 'db')).toBeUndefined();
});
