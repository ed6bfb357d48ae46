import { PROXY } from '../../../../docker/networks.ts';
import { opaque } from '../../diff/opaque.ts';

const JOINED = opaque('joined');

/** What it means for a service to be on a network: `a_b` lets `a` reach `b`. */
export function networkFact(service: string, network: string): readonly [key: string, value: string] {
  if (network === `${service}_internet`) return ['internet', JOINED];
  if (network === `${PROXY}_${service}`) return ['routes network', JOINED];
  if (network.startsWith(`${service}_`)) return [`connectsTo.${network.slice(service.length + 1)}`, JOINED];
  if (network.endsWith(`_${service}`)) return [`clients.${network.slice(0, -service.length - 1)}`, JOINED];
  return [`docker.network.${network}`, JOINED];
}
