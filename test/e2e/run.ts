import { test } from 'node:test';
import type { Deployment } from './deployment.ts';
import { dockerDeployment } from './docker.ts';
import { kubernetesDeployment } from './kubernetes.ts';
import { ProjectCopy } from './project-copy.ts';
import { Scenario } from './scenario.ts';
import { readSettings, type Settings } from './settings.ts';

const deployments: Readonly<Record<string, (project: ProjectCopy, settings: Settings) => Deployment>> = {
  docker: dockerDeployment,
  kubernetes: kubernetesDeployment,
};

/**
 * What is changed in the sample: where its images are, a name of its own, so that nobody's data is in the way, and a
 * schedule that falls due within the run.
 */
const changesFor = ({ registry }: Settings) => ({
  name: 'notes-e2e',
  registry,
  workloads: { web: { env: { APPLICATION: 'notes-e2e' } } },
  jobs: { cleanup: { schedule: '* * * * *' } },
});

const [name = ''] = process.argv.slice(2);
const deploymentOf = deployments[name];
if (deploymentOf === undefined) {
  process.stderr.write(
    `expected a target, got "${name}": npm run test:e2e -- ${Object.keys(deployments).join(' | ')}\n`,
  );
  process.exit(1);
}

await test(`The sample on ${name}`, async (context) => {
  const settings = readSettings();
  const project = new ProjectCopy();
  project.change(changesFor(settings));
  await new Scenario(context, project, deploymentOf(project, settings)).all();
});
