import assert from 'node:assert/strict';
import { eventually } from '../../support/eventually.ts';
import type { Step } from '../deployment.ts';
import { CERTIFICATE_END, HOST } from './config.ts';
import { watchers, type Subject } from './subject.ts';

/** What is known. */
export const figures = (subject: Subject): readonly Step[] => [
  {
    name: 'everything that is to be asked answers',
    run: () =>
      eventually(90, async () => {
        const asked = await subject.prometheus.query('up');
        assert.deepEqual(asked.map(({ labels, value }) => `${labels['job']} ${value}`).sort(), [
          `${subject.stack}/certificates 1`,
          `${subject.stack}/fairway_node 1`,
          `${subject.stack}/fairway_prometheus 1`,
          `${subject.stack}/front 1`,
          `${subject.stack}/front 1`,
        ]);
      }),
  },
  {
    name: 'every replica is asked, and its figures have the labels of its workload',
    run: () =>
      eventually(30, async () => {
        const found = await subject.prometheus.query('watched_requests_total');
        assert.equal(found.length, 2);
        for (const { labels } of found) {
          const { application, workload, job } = labels;
          assert.deepEqual(
            { application, workload, job },
            { application: subject.stack, workload: 'front', job: `${subject.stack}/front` },
          );
        }
      }),
  },
  {
    name: "the host's figures are there, and those of every container by its workload",
    run: () =>
      eventually(60, async () => {
        const [memory] = await subject.prometheus.query('node_memory_MemTotal_bytes');
        assert.equal(memory?.value, Number(await subject.docker('info', '--format', '{{.MemTotal}}')));
        const containers = await subject.prometheus.query('container_memory_working_set_bytes > 0');
        const replicas = containers.map(({ labels }) => `${labels['workload']}.${labels['replica']}`);
        const names = [
          'client.1',
          'front.1',
          'front.2',
          'victim.1',
          'writer.1',
          'fairway_proxy.1',
          'fairway_scheduler.1',
          'fairway_tools.1',
        ];
        assert.deepEqual(replicas.sort(), [...names, ...watchers.map((name) => `${name}.1`)].sort());
        const [free, ...others] = await subject.prometheus.query('min by (application) (storage:free:ratio)');
        assert.equal(others.length, 0);
        assert.ok(free !== undefined && free.value > 0 && free.value < 1, `${free?.value} of a disk are free`);
      }),
  },
  {
    name: 'certificates are watched, and one that ends soon is told',
    run: () =>
      eventually(90, async () => {
        const [expiry] = await subject.prometheus.query('certificate:expiry:timestamp');
        assert.equal(expiry?.labels['certificate'], HOST);
        assert.equal(expiry?.value, CERTIFICATE_END.getTime() / 1000);
        assert.deepEqual(await subject.prometheus.alerts('CertificateExpiring', 'certificate'), [HOST]);
      }),
  },
  {
    name: 'what watches takes little',
    run: async (say) => {
      const mine = `workload=~"${watchers.join('|')}"`;
      const [memory] = await subject.prometheus.query(`sum(workload:memory_bytes:sum{${mine}})`);
      const [cpu] = await subject.prometheus.query(`sum(workload:cpu_cores:rate5m{${mine}})`);
      const [series] = await subject.prometheus.query('prometheus_tsdb_head_series');
      say(
        `${Math.round(memory!.value / 2 ** 20)} MiB, ${(cpu!.value * 100).toFixed(1)} % of a core, ${series!.value} series`,
      );
      assert.ok(memory!.value < 150 * 2 ** 20, `${memory!.value} bytes of memory`);
      assert.ok(cpu!.value < 0.1, `${cpu!.value} cores`);
    },
  },
];
