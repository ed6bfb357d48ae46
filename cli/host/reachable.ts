import type { Runner } from '../run.ts';
import type { Connection } from '../ssh/connection.ts';
import type { Facts } from './facts.ts';
import { openPorts } from '../open-ports.ts';
import { listeningPorts, sorted, sshPorts } from './ssh-ports.ts';
import type { Ports } from './step.ts';
import type { Finding } from './survey.ts';
import { askUdpPorts, type UdpAnswer } from './udp-ports.ts';

/** What answers from outside. */
export interface Answers {
  readonly tcp: readonly number[];
  /** Of the declared ports only: of all others silence would say nothing. */
  readonly udp: ReadonlyMap<number, UdpAnswer>;
}

/** Tries every TCP port and the declared UDP ports of a host, from here. */
export async function scan(run: Runner, connection: Connection, { udp }: Ports): Promise<Answers> {
  const address = await addressOf(run, connection);
  return { tcp: await openPorts(address), udp: await askUdpPorts(address, udp) };
}

/** The name behind a `Host` of the ssh configuration. */
async function addressOf(run: Runner, { host }: Connection): Promise<string> {
  const configuration = await run.capture(['ssh', '-G', '--', host]);
  return /^hostname (.+)$/m.exec(configuration)?.[1] ?? host;
}

/** Compares what answers from outside with what is declared, and with what listens on the host. */
export function judgeReachable(facts: Facts, ports: Ports, answers: Answers): Finding {
  const declared = { tcp: sorted([...sshPorts(facts), ...ports.tcp]), udp: sorted(ports.udp) };
  const listening = {
    tcp: [...listeningPorts(facts.tcpListeners), ...containerPorts(facts, 'tcp')],
    udp: [...listeningPorts(facts.udpListeners), ...containerPorts(facts, 'udp')],
  };
  const undeclared = answers.tcp.filter((port) => !declared.tcp.includes(port)).map((port) => `${port}/tcp`);
  const silent = [
    ...declared.tcp.filter((port) => !answers.tcp.includes(port)).map((port) => ({ port, protocol: 'tcp' as const })),
    ...declared.udp
      .filter((port) => answers.udp.get(port) === 'closed')
      .map((port) => ({ port, protocol: 'udp' as const })),
  ];
  const cut = silent.filter(({ port, protocol }) => listening[protocol].includes(port)).map(show);
  const idle = silent.filter(({ port, protocol }) => !listening[protocol].includes(port)).map(show);
  const found = [
    ...list(undeclared, 'not declared, and yet it answers'),
    ...list(cut, 'declared, something listens there, and yet it does not answer here'),
    ...list(
      [
        ...answers.tcp.filter((port) => declared.tcp.includes(port)).map((port) => `${port}/tcp`),
        ...udp(answers, 'answers'),
      ],
      'answers',
    ),
    ...list(udp(answers, 'silent'), 'open or swallowed on the way, which can not be told'),
    ...list(idle, 'nothing listens there yet'),
  ];
  const advice = [
    ...(undeclared.length > 0
      ? ['close it (`npx fairway host setup`), or declare it: `publish` of a workload, targets.docker.openPorts']
      : []),
    ...(cut.length > 0 ? ["open it in the provider's firewall, and in any other on the host"] : []),
  ];
  return {
    name: 'reachable = declared',
    holds: advice.length === 0,
    found: found.join('; '),
    advice: advice.length === 0 ? undefined : advice.join('; '),
  };
}

const show = ({ port, protocol }: { readonly port: number; readonly protocol: string }) => `${port}/${protocol}`;

const list = (ports: readonly string[], what: string) => (ports.length === 0 ? [] : [`${what}: ${ports.join(', ')}`]);

const udp = ({ udp }: Answers, answer: UdpAnswer) =>
  [...udp].filter(([, one]) => one === answer).map(([port]) => `${port}/udp`);

/** Ports of the host that lead to containers: `0.0.0.0:8000-8001->80-81/tcp`. */
function containerPorts({ containerPorts }: Facts, protocol: 'tcp' | 'udp'): readonly number[] {
  return [...containerPorts.matchAll(/:(\d+)(?:-(\d+))?->[\d-]+\/(\w+)/g)]
    .filter(([, , , of]) => of === protocol)
    .flatMap(([, first, last = first]) =>
      Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
    );
}
