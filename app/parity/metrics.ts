import { emulated, inWorkloads, native, proof, unsupported, withoutEffect, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

const told = proof(
  'test/charts/metrics.test.ts',
  'by default, pods carry the annotations that Prometheus looks for',
  'with the Prometheus Operator, a PodMonitor says where they are, and the labels that they have on Docker',
);

export const metricsRows: readonly Row[] = [
  {
    keys: inWorkloads('metrics'),
    within: ['port', 'path'],
    heldBy: proof(
      'test/contract/echo/figures.ts',
      'each replica answers with its figures where a Prometheus is told to ask',
    ),
    docker: native(
      'where there is `monitoring`, Prometheus asks each replica that Swarm’s DNS lists',
      proof('test/e2e/watch/figures.ts', 'every replica is asked, and its figures have the labels of its workload'),
    ),
    kubernetes: native('prometheus.io annotations, or a PodMonitor', told),
  },
  {
    keys: inWorkloads('metrics'),
    docker: unsupported({
      severity: 'lost',
      where: inEachWorkload(({ metrics }, { monitoring }) =>
        placeIf(metrics !== undefined && monitoring === undefined, 'metrics'),
      ),
      impact: 'without `monitoring` nothing collects the figures',
      instead: 'declare `monitoring: {}`',
      provenBy: withoutEffect,
    }),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(({ metrics }, { targets }) =>
        placeIf(metrics !== undefined && targets.kubernetes.prometheusNamespace === undefined, 'metrics'),
      ),
      by: 'an opening in the NetworkPolicy',
      differs: 'the port of the figures is open to every pod of the cluster',
      instead: 'name the namespace of the Prometheus in `targets.kubernetes.prometheusNamespace`',
      provenBy: proof('test/charts/metrics.test.ts', 'only the Prometheus reaches them where its namespace is known'),
    }),
  },
];
