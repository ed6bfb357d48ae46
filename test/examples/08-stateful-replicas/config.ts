import { address, defineApplication } from '../../../app/define.ts';

/** Replicas with a disk and a name of their own each, apart from each other. */
export default defineApplication({
  name: 'metrics',
  workloads: {
    store: {
      image: 'victoriametrics/victoria-metrics:v1.131.0',
      args: ['-storageDataPath=/data', '-retentionPeriod=3'],
      ports: { http: 8428 },
      volumes: { data: '/data' },
      readinessProbe: { http: { path: '/health' } },
      resources: { requests: { cpu: '200m', memory: '512Mi' } },
      scale: { min: 3 },
      placement: { apartFrom: ['store'] },
      stopGracePeriodSeconds: 60,
    },
    agent: {
      image: 'victoriametrics/vmagent:v1.131.0',
      args: ['-remoteWrite.url=http://store:8428/api/v1/write', '-remoteWrite.tmpDataPath=/tmp'],
      env: { STORE: address('store') },
      placement: { near: ['store'], tolerations: [{ key: 'dedicated', value: 'metrics', effect: 'NoSchedule' }] },
    },
  },
  volumes: { data: { size: '50Gi', class: 'fast-ssd', perReplica: true } },
});
