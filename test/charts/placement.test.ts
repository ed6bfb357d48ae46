import { describe, expect, test } from '@jest/globals';
import { objectsOfTask, objectsOfWeb, valueAt } from '../support/kubernetes-application.ts';

const pods = (name: string) => ({
  matchLabels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': 'shop' },
});

describe('placement', () => {
  test('replicas are spread over hosts unless the model says otherwise', () => {
    const constraint = {
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      nodeTaintsPolicy: 'Honor',
      labelSelector: pods('web'),
      matchLabelKeys: ['pod-template-hash'],
    };
    const spreadOf = (spread?: ('host' | 'zone')[]) =>
      objectsOfWeb({ placement: { spread } }).pod('web', 'topologySpreadConstraints');
    expect(spreadOf()).toEqual([{ topologyKey: 'kubernetes.io/hostname', ...constraint }]);
    expect(spreadOf(['zone'])).toEqual([{ topologyKey: 'topology.kubernetes.io/zone', ...constraint }]);
    expect(spreadOf([])).toBeUndefined();
  });

  test('each version of a StatefulSet is spread by itself, too', () => {
    const objects = objectsOfWeb({ volumes: { log: '/log' } }, { volumes: { log: { size: '1Gi', perReplica: true } } });
    expect(objects.pod('web', 'topologySpreadConstraints.0.matchLabelKeys')).toEqual(['controller-revision-hash']);
  });

  test('the pod of a job is alone, so nothing spreads it', () => {
    const placement = { spread: ['host' as const], nodeLabels: { disk: 'ssd' } };
    const job = objectsOfTask({ placement }).ofKind('Job')[0];
    expect(valueAt(job, 'spec.template.spec')).toMatchObject({ nodeSelector: { disk: 'ssd' } });
    expect(valueAt(job, 'spec.template.spec')).not.toHaveProperty('topologySpreadConstraints');
    const cronJob = objectsOfTask({ placement, schedule: '0 3 * * *' }).get('CronJob', 'task');
    expect(valueAt(cronJob, 'spec.jobTemplate.spec.template.spec')).not.toHaveProperty('topologySpreadConstraints');
  });

  test('node labels, tolerations and the priority class are taken as they are', () => {
    const tolerations = [
      { key: 'gpu', operator: 'Exists' as const, effect: 'NoExecute' as const, tolerationSeconds: 20 },
    ];
    const placement = { nodeLabels: { disk: 'ssd' }, tolerations, priorityClass: 'high' };
    const expected = { nodeSelector: { disk: 'ssd' }, tolerations, priorityClassName: 'high' };
    expect(objectsOfWeb({ placement }).pod('web')).toMatchObject(expected);
    const job = objectsOfTask({ placement }).ofKind('Job')[0];
    expect(valueAt(job, 'spec.template.spec')).toMatchObject(expected);
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

  test('what is required is a condition', () => {
    const workloads = { cache: { image: 'cache:1' }, noisy: { image: 'noisy:1' } };
    const placement = {
      spread: ['zone' as const],
      near: ['cache'],
      apartFrom: ['noisy'],
      required: ['spread' as const, 'near' as const, 'apartFrom' as const],
    };
    const objects = objectsOfWeb({ placement }, { workloads });
    expect(objects.pod('web', 'topologySpreadConstraints.0.whenUnsatisfiable')).toBe('DoNotSchedule');
    const required = (name: string) => ({
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: 'kubernetes.io/hostname', labelSelector: pods(name) },
      ],
    });
    expect(objects.pod('web', 'affinity')).toEqual({
      podAffinity: required('cache'),
      podAntiAffinity: required('noisy'),
    });
  });

  test('without any wish there is none', () => {
    const pod = objectsOfWeb({}).pod('web');
    expect(pod).not.toHaveProperty('affinity');
    expect(pod).not.toHaveProperty('nodeSelector');
    expect(pod).not.toHaveProperty('tolerations');
    expect(pod).not.toHaveProperty('priorityClassName');
  });
});
