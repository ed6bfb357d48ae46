import { defineApplication } from '../../../app/define.ts';

/** Works on until it is told to stop, and then ends what it has begun. */
const script = `
trap 'echo "worker stops"; exit 0' TERM INT
echo "worker starts in $(pwd)"
while :; do
  date +%s >> /spool/done
  sleep 1 &
  wait $!
done
`;

/** Work that nobody connects to: two replicas, each with a spool of its own, in a shell. */
export default defineApplication({
  name: 'spooler',
  workloads: {
    worker: {
      image: 'busybox:stable',
      command: ['sh', '/etc/spooler/work.sh'],
      workingDir: '/spool',
      files: { work: { mountPath: '/etc/spooler/work.sh', mode: '0555' } },
      volumes: { spool: '/spool' },
      livenessProbe: { exec: { command: ['test', '-s', '/spool/done'] }, periodSeconds: 5, failureThreshold: 3 },
      resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '200m', memory: '32Mi' } },
      scale: { min: 2 },
      stopGracePeriodSeconds: 5,
    },
  },
  volumes: { spool: { size: '64Mi', perReplica: true } },
  configs: { work: { content: script } },
});
