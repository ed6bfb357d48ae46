import assert from 'node:assert/strict';
import { alerts } from '../../../app/monitoring/alerts.ts';
import { dockerFacts } from '../../../docker/monitoring/facts.ts';
import { attempt } from '../../support/command.ts';
import { eventually } from '../../support/eventually.ts';
import { openPorts } from '../../../cli/open-ports.ts';
import type { Step } from '../deployment.ts';
import { onDocker, onKubernetes, rulesOfCluster, ruleTest } from './rules.ts';
import type { Subject } from './subject.ts';

/**
 * What holds beside the figures.
 *
 * @param address where the host's public ports answer
 * @param folder of the project
 */
export const surroundings = (subject: Subject, address: string, folder: string): readonly Step[] => [
  {
    name: 'the rules tell what they should, on either target’s figures',
    run: async () => {
      await subject.prometheus.exec('promtool', 'check', 'config', '/etc/prometheus/prometheus.yml');
      const script =
        'cd /tmp && printf %s "$RULES" > rules.yml && printf %s "$TEST" > test.yml && promtool test rules test.yml';
      const { application } = subject;
      const ofCluster = rulesOfCluster(folder);
      for (const [groups, cases] of [
        [[dockerFacts(application), alerts(application, application.monitoring!)], onDocker],
        ...(ofCluster.length === 0 ? [] : [[ofCluster, onKubernetes] as const]),
      ] as const) {
        const { rules, test } = ruleTest(groups, cases);
        const variables = ['--env', `RULES=${rules}`, '--env', `TEST=${test}`];
        const inside = [
          ...variables,
          '--network',
          'none',
          '--entrypoint',
          'sh',
          subject.application.targets.images.prometheus,
        ];
        await subject.docker('run', '--rm', ...inside, '-c', script);
      }
    },
  },
  {
    name: 'who is a client can ask Prometheus, and nobody outside',
    run: async () => {
      const question =
        'fetch("http://fairway_prometheus:9090/-/ready").then(({ status }) => process.exit(status === 200 ? 0 : 2))';
      const ask = async (workload: string) => {
        const { code, stderr } = await attempt(
          ['docker', 'exec', await subject.container(workload), 'node', '-e', question],
          { env: subject.env },
        );
        return code === 0 ? 'answered' : /ENOTFOUND|EAI_AGAIN/.exec(stderr)?.[0];
      };
      assert.equal(await ask('client'), 'answered');
      assert.match((await ask('victim')) ?? '', /ENOTFOUND|EAI_AGAIN/);
      const open = await openPorts(address);
      assert.deepEqual(
        [9090, 9100, 9115].filter((port) => open.includes(port)),
        [],
      );
    },
  },
  {
    name: 'a line of the log tells its application and workload, and logs are kept within bounds',
    run: async () => {
      const folder = `${subject.application.targets.docker.dataRoot}/containers/${await subject.container('writer')}`;
      const look = [
        '-v',
        `${folder}:/logs:ro`,
        '--network',
        'none',
        subject.application.targets.images.tools,
        'sh',
        '-c',
      ];
      await eventually(120, async () =>
        assert.match(await subject.docker('service', 'logs', '--tail', '1', `${subject.stack}_writer`), /the end/),
      );
      const last = await subject.docker('run', '--rm', ...look, 'tail -n 1 /logs/*-json.log');
      assert.deepEqual((JSON.parse(last) as { readonly attrs: object }).attrs, {
        'com.docker.stack.namespace': subject.stack,
        'com.docker.swarm.service.name': `${subject.stack}_writer`,
      });
      const sizes = (await subject.docker('run', '--rm', ...look, 'stat -c %s /logs/*-json.log*'))
        .trim()
        .split('\n')
        .map(Number);
      assert.equal(sizes.length, 3);
      for (const size of sizes) assert.ok(size <= 10.1e6, `a file has ${size} bytes`);
    },
  },
];
