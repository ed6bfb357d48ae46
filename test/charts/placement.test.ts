import { describe, expect, test } from '@jest/globals';
import { objectsOfTask, objectsOfWeb, valueAt } from '../support/kubernetes-application.ts';

const pods = (name: string) => ({
  matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'shop' },
});

describe('placement', () => {
  test('replicas are spread over hosts unless the model says otherwise', () => {
    const constraint = { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: pods('web') };
    const spreadOf = (spread?: ('host' | 'zone')[]) =>
      objectsOfWeb({ placement: { spread } }).pod('web', 'topologySpreadConstraints');
    expect(spreadOf()).toEqual([{ topologyKey: 'kubernetes.io/hostname', ...constraint }]);
    expect(spreadOf(['zone'])).toEqual([{ topologyKey: 'topology.kubernetes.io/zone', ...constraint }]);
    expect(spreadOf([])).toBeUndefined();
  });

  test('the pod of a job is alone, so nothing spreads it', () => {
    const placement = { spread: ['host' as const], nodeLabels: { disk: 'ssd' } };
    const job = objectsOfTask({ placement }).ofKind('Job')[0];
    expect(valueAt(job, 'spec.template.spec')).toMatchObject({ nodeSelector: { disk: 'ssd' } });
    expect(valueAt(job, 'spec.template.spec')).not.toHaveProperty('topologySpreadConstraints');
    const cronJob = objectsOfTask({ placement, schedule: '0 3 * * *' }).get('CronJob', 'task');
    expect(valueAt(cronJob, 'spec.jobTemplate.spec.template.spec')).not.toHaveProperty('topologySpreadConstraints');
  });

  test('node labels and tolerations are taken as they are', () => {
    const tolerations = [{ key: 'gpu', operator: 'Exists' as const, effect: 'NoSchedule' as const }];
    const objects = objectsOfWeb({ placement: { nodeLabels: { disk: 'ssd' }, tolerations } });
    expect(objects.pod('web')).toMatchObject({ nodeSelector: { disk: 'ssd' }, tolerations });
  });

  test('near and apart are preferences by host', () => {
    const workloads = { cache: { image: 'cache:1' }, noisy: { image: 'noisy:1' } };
    const objects = objectsOfWeb({ placement: { near: ['cache'], apartFrom: ['noisy'] } }, { workloads });
    const preferred = (name: string) => ({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: pods(name) } },
      ],
    });
    expect(objects.pod('web', 'affinity')).toEqual({
      podAffinity: preferred('cache'),
      podAntiAffinity: preferred('noisy'),
    });
  });

  test('without any wish there is none', () => {
    const pod = objectsOfWeb({}).pod('web');
    expect(pod).not.toHaveProperty('affinity');
    expect(pod).not.toHaveProperty('nodeSelector');
    expect(pod).not.toHaveProperty('tolerations');
  });
});
