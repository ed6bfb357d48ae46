import type { Application } from '../../app/model/application.ts';
import { debugPorts } from './debug-ports.ts';

/** What is other on a laptop than in production, in sentences. */
export function devDifferences(application: Application): readonly string[] {
  const { workloads, jobs, images, monitoring } = application;
  const developed = images.filter(({ build }) => build.devTarget !== undefined).map(({ name }) => name);
  const debugged = debugPorts(application);
  const undebugged = workloads.filter(({ name }) => !debugged.has(name)).map(({ name }) => name);
  const replicated = workloads.filter(({ scale }) => scale.replicas !== 1).map(({ name }) => name);
  const scheduled = jobs.filter(({ schedule }) => schedule !== undefined).map(({ name }) => name);
  const permitted = [...workloads, ...jobs].filter(({ permissions }) => permissions.length > 0).map(({ name }) => name);
  return [
    ...sentence(developed, 'run their stage for development, without the command and arguments of the config'),
    ...sentence(undebugged, 'have no debugger: it comes with a `devTarget` in a build of their own'),
    ...sentence(replicated, 'have one replica'),
    ...sentence(scheduled, 'run only by hand'),
    ...sentence(permitted, 'have no Kubernetes API'),
    'routes are plain HTTP on this machine, under .localhost',
    'every workload reaches every other one and the internet',
    'files can be written, CPU and memory are not limited, and nothing is restarted or replaced when it fails',
    ...(monitoring === undefined ? [] : ['nothing is monitored']),
    'secrets are random values of this machine',
  ];
}

const sentence = (names: readonly string[], what: string) => (names.length > 0 ? [`${names.join(', ')}: ${what}`] : []);
