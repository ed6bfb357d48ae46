import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { own } from '../model/own.ts';
import { tcpPortsOf } from '../model/ports.ts';
import type { Check } from './check.ts';

/** The workloads that monitoring names exist, and it is clear where the Alertmanager listens. */
export const knownMonitoring: Check = ({ monitoring, workloads }): readonly Issue[] => {
  if (monitoring === undefined) return [];
  const { alertmanager, clients } = monitoring;
  const unknown = (path: Issue['path'], name: string): readonly Issue[] =>
    own(workloads, name) === undefined
      ? [{ path, message: `expected a workload, got "${name}"${didYouMeanOneOf(name, Object.keys(workloads))}` }]
      : [];
  return [
    ...clients.flatMap((name, index) => unknown(['monitoring', 'clients', index], name)),
    ...(alertmanager === undefined ? [] : unknown(['monitoring', 'alertmanager'], alertmanager)),
    ...(alertmanager === undefined ? [] : unclearPort(alertmanager, own(workloads, alertmanager))),
  ];
};

function unclearPort(name: string, workload: Parameters<typeof tcpPortsOf>[0] | undefined): readonly Issue[] {
  if (workload === undefined || tcpPortsOf(workload).length === 1) return [];
  const message = `expected a workload with one TCP port, got "${name}", which has ${tcpPortsOf(workload).length}`;
  return [{ path: ['monitoring', 'alertmanager'], message }];
}
