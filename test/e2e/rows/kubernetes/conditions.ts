import { projectRoot } from '../../../../app/project.ts';
import { run } from '../../../support/command.ts';
import type { Settings } from '../../settings.ts';
import type { Kubectl } from './kubectl.ts';

/** On what findings were made, and when. */
export async function conditionsOf(kubectl: Kubectl, { ingressClass }: Pick<Settings, 'ingressClass'> = {}) {
  const versions = await kubectl.run(['get', 'nodes', '-o', 'jsonpath={.items[*].status.nodeInfo.kubeletVersion}']);
  const nodes = versions.split(' ');
  const ingress = ingressClass === undefined ? '' : `, ingress class ${ingressClass}`;
  const commit = (await run(['git', '-C', projectRoot, 'rev-parse', '--short', 'HEAD'])).trim();
  const day = new Date().toISOString().slice(0, 10);
  return `Kubernetes ${nodes[0]}, ${nodes.length} nodes${ingress}; ${day}, commit ${commit}`;
}
