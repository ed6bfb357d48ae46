import { opaque } from '../../diff/opaque.ts';
import type { Facts } from '../../diff/part.ts';
import { list, others, record, text, type Plain } from './facts.ts';

const NAME = 'app.kubernetes.io/name';

/** Who may reach whom, as far as the rules name workloads; other rules as they are. */
export function policyFacts({ ingress, egress, ...rest }: Plain): Facts {
  return {
    ...sideFacts(list(egress), 'to', 'connectsTo'),
    ...sideFacts(list(ingress), 'from', 'clients'),
    ...others('kubernetes.networkPolicy', rest),
  };
}

function sideFacts(rules: readonly Plain[], side: 'to' | 'from', word: string): Facts {
  const named = rules.flatMap((rule) =>
    list(rule[side]).flatMap(({ podSelector }) => {
      const name = text(record(record(podSelector)['matchLabels'])[NAME]);
      return name === undefined ? [] : [[`${word}.${name}`, opaque(rule['ports'])] as const];
    }),
  );
  const other = rules.filter((rule) => {
    const peers = list(rule[side]);
    return peers.length === 0 || peers.some(({ podSelector }) => !isNamed(podSelector));
  });
  return { ...Object.fromEntries(named), ...(other.length > 0 && { [`${word}.others`]: opaque(other) }) };
}

const isNamed = (podSelector: unknown) => NAME in record(record(podSelector)['matchLabels']);
