import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import { compare } from '../../../../cli/live/diff/compare.ts';
import { disclosing } from '../../../../cli/live/diff/disclose.ts';
import { isDeployed, type Comparison } from '../../../../cli/live/diff/part.ts';
import { showChanges } from '../../../../cli/live/diff/show.ts';
import { emptyDeployRecord, type DeployRecord } from '../../../../cli/live/docker/deploy-record.ts';
import { stackDrift, stackPreview } from '../../../../cli/live/docker/diff/compare-stack.ts';
import { askedImage } from '../../../../cli/live/docker/diff/image-reference.ts';
import type { LiveSpec } from '../../../../cli/live/docker/diff/live-spec.ts';
import type { ComparedStack } from '../../../../cli/live/docker/diff/stack-state.ts';
import { application as config, CANARY } from '../../../e2e/drift/application.ts';
import { recorded } from '../support.ts';

interface Recorded {
  readonly state: ComparedStack;
  readonly record: DeployRecord;
}

const read = (name: string) => JSON.parse(recorded(`docker/recorded/${name}.json`)) as Recorded;
const [deployed, changed] = [read('deployed'), read('changed-by-hand')];

const applicationWith = (patch: object = {}) => loadApplication(mergePatch(config, patch));
const application = applicationWith();
const lines = ({ before, after }: Comparison, direction: 'preview' | 'drift', of = application) => {
  const text = showChanges(compare(before, after, disclosing(of)), direction);
  return text === '' ? [] : text.split('\n');
};

/** The state with another value in the spec of a service. */
function edited(key: string, edit: (container: { Image: string; StopGracePeriod: number }) => void): ComparedStack {
  const state = structuredClone(deployed.state);
  edit(state.specs.find(({ Name }) => Name === `drift-e2e_${key}`)!.TaskTemplate.ContainerSpec as never);
  return state;
}

/** The state with another spec of a service. */
function patched(key: string, patch: (spec: LiveSpec) => LiveSpec): ComparedStack {
  const { specs, ...rest } = deployed.state;
  return { ...rest, specs: specs.map((spec) => (spec.Name === `drift-e2e_${key}` ? patch(spec) : spec)) };
}

describe('a stack', () => {
  test('with nothing in it has no part that could have drifted', () => {
    const nothing: ComparedStack = { specs: [], networks: {} };
    expect(isDeployed(stackDrift(application, nothing, emptyDeployRecord).after)).toBe(false);
    expect(isDeployed(stackDrift(application, deployed.state, emptyDeployRecord).after)).toBe(true);
  });

  test('differs in nothing after a deploy', () => {
    expect(lines(stackPreview(application, deployed.state), 'preview')).toEqual([]);
    expect(lines(stackDrift(application, deployed.state, deployed.record), 'drift')).toEqual([]);
    expect(lines(stackDrift(application, deployed.state, emptyDeployRecord), 'drift')).toEqual([]);
  });

  test('that was changed by hand is told key by key, without a value that may be a secret', () => {
    const drift = lines(stackDrift(application, changed.state, changed.record), 'drift');
    expect(drift).toEqual([
      '~ nightly: schedule: CRON_TZ=Etc/UTC 0 3 * * * → CRON_TZ=Etc/UTC 0 4 * * *',
      '- spare: removed',
      '+ web: env.ADDED: added',
      '~ web: env.LOG_LEVEL: info → debug',
      '~ web: resources.limits.memory: 64Mi → 96Mi',
      '- web: routes.http://drift-e2e.test/: removed, was to port 8080',
      '+ web: routes.http://other.test/: added, to port 8080',
      '~ worker: command: changed',
      '~ worker: scale.min: 1 → 2',
    ]);
    expect(JSON.stringify(changed.state)).toContain(CANARY);
    expect(JSON.stringify(compare(...sides(stackPreview(application, changed.state))))).not.toContain(CANARY);
  });

  test('is told what a deploy makes of a changed config, which is no drift', () => {
    const next = applicationWith({ workloads: { web: { env: { LOG_LEVEL: 'warn' } }, spare: null } });
    expect(lines(stackPreview(next, deployed.state), 'preview', next)).toEqual([
      '- spare: removed',
      '~ web: env.LOG_LEVEL: info → warn',
      '    web: new replicas first',
    ]);
    expect(lines(stackDrift(next, deployed.state, deployed.record), 'drift', next)).toEqual([]);
  });

  test('has drifted where another image was put under the same tag', () => {
    const state = edited('worker', (container) => {
      container.Image = container.Image.replace(/(@.*)?$/, `@sha256:${'0'.repeat(64)}`);
    });
    expect(lines(stackPreview(application, state), 'preview')).toEqual([]);
    expect(lines(stackDrift(application, state, deployed.record), 'drift')).toEqual([
      expect.stringMatching(/^[~+] worker: image digest: .*@sha256:000000000000/),
    ]);
  });

  test('that Pulumi gave longer to stop has not changed', () => {
    const state = edited('web', (container) => {
      container.StopGracePeriod = 15e9;
    });
    expect(lines(stackPreview(application, state), 'preview')).toEqual([]);
  });

  const aliased = (spec: LiveSpec) =>
    spec.TaskTemplate.Networks!.map((network, index) =>
      index === 0 ? { ...network, Aliases: ['web', 'db'] } : network,
    );
  test.each<readonly [field: string, patch: (spec: LiveSpec) => object]>([
    ['Resources.Limits.Pids', () => ({ TaskTemplate: { Resources: { Limits: { Pids: 50 } } } })],
    ['Resources.SwapBytes', () => ({ TaskTemplate: { Resources: { SwapBytes: 1024 } } })],
    ['Placement.Preferences', () => ({ TaskTemplate: { Placement: { Preferences: [{ Spread: { a: 'b' } }] } } })],
    ['Placement.MaxReplicas', () => ({ TaskTemplate: { Placement: { MaxReplicas: 1 } } })],
    ['Labels', () => ({ TaskTemplate: { ContainerSpec: { Labels: { team: 'a' } } } })],
    ['Healthcheck.StartPeriod', () => ({ TaskTemplate: { ContainerSpec: { Healthcheck: { StartPeriod: 9e9 } } } })],
    ['Sysctls', () => ({ TaskTemplate: { ContainerSpec: { Sysctls: { 'net.core.somaxconn': '9' } } } })],
    ['Init', () => ({ TaskTemplate: { ContainerSpec: { Init: null } } })],
    ['CapabilityDrop', () => ({ TaskTemplate: { ContainerSpec: { CapabilityDrop: null } } })],
    ['Networks', (spec) => ({ TaskTemplate: { Networks: aliased(spec) } })],
    ['EndpointSpec.Mode', () => ({ EndpointSpec: null })],
    ['UpdateConfig.Delay', () => ({ UpdateConfig: { Delay: 5e9 } })],
    ['UpdateConfig.MaxFailureRatio', () => ({ UpdateConfig: { MaxFailureRatio: 0.5 } })],
    ['RollbackConfig.Delay', () => ({ RollbackConfig: { Delay: 5e9 } })],
  ])('differs by %s, which a deploy sets back', (field, patch) => {
    const state = patched('web', (spec) => mergePatch(spec, patch(spec)) as LiveSpec);
    const told = expect.stringMatching(new RegExp(`^[~+-] web: docker\\.${field}: `)) as unknown;
    const effect = /^(Update|Rollback)Config/.test(field) ? 'in place' : 'new replicas first';
    expect(lines(stackPreview(application, state), 'preview')).toEqual([told, `    web: ${effect}`]);
    expect(lines(stackDrift(application, state, deployed.record), 'drift')).toEqual([told]);
  });

  test('is compared by secrets only where their versions are known', () => {
    const versioned = loadApplication(config, {
      record: { images: {}, secrets: { docker: { TOKEN: '0123456789ab' }, kubernetes: {} } },
    });
    expect(lines(stackPreview(versioned, deployed.state), 'preview', versioned)).toEqual([
      expect.stringMatching(/^[~+] web: secrets\.TOKEN: (changed|added)$/),
      '    web: new replicas first',
    ]);
  });
});

describe('the image of a service', () => {
  const digest = `@sha256:${'a'.repeat(64)}`;
  test.each([
    [`postgres:17${digest}`, 'postgres:17', 'postgres:17'],
    [`postgres${digest}`, 'postgres:17', 'postgres:17'],
    [`postgres${digest}`, 'docker.io/library/postgres:17', 'docker.io/library/postgres:17'],
    [`postgres:16${digest}`, 'postgres:17', `postgres:16${digest}`],
    [`other${digest}`, 'postgres:17', `other${digest}`],
    [`app${digest}`, `app${digest}`, `app${digest}`],
  ])('%s, deployed as %s, is %s', (image, label, asked) => {
    expect(askedImage(image, label)).toBe(asked);
  });
});

const sides = ({ before, after }: Comparison) => [before, after, disclosing(application)] as const;
