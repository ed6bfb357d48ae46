import type { Application } from '../model/application.ts';
import type { Target } from '../model/target.ts';
import type { Finding } from '../parity/find-differences.ts';
import type { Place } from '../parity/row.ts';
import { shareOf, sum, type Amount, type Machine } from './amount.ts';
import { dockerAvailability, kubernetesAvailability, type Availability } from './availability.ts';
import { dockerCost, kubernetesCost, type Cost } from './cost.ts';
import { demandOf, type Demand } from './demand.ts';
import type { Facts } from './facts.ts';
import { cheapestHost, roomiestHost } from './offers.ts';
import { fits, pack, survivesLoss } from './pack.ts';

/** Whether an application fits on the one host. */
export interface HostFit {
  readonly machine: Machine;
  /** Whether the host is the team's own; else it is the cheapest of the prices that holds it, as in the cost. */
  readonly given: boolean;
  readonly fits: boolean;
  /** Which part of the host it takes while a new version comes, 1 for all of it. */
  readonly share: number;
  /** The machine on which it can grow most, the host itself where that is given, and which part it takes there. */
  readonly roomiest: { readonly machine: Machine; readonly share: number };
}

/** Whether an application fits on the nodes that are there. */
export interface NodesFit {
  readonly nodes: readonly Machine[];
  readonly fits: boolean;
  /** Whether it still does when any one of them is gone. */
  readonly survivesLoss: boolean;
}

/** What follows from the facts: what the rules look at. */
export interface Situation {
  readonly facts: Facts;
  /** The application without what runs elsewhere. */
  readonly application: Application;
  readonly demand: Readonly<Record<Target, Demand>>;
  readonly availability: Readonly<Record<Target, Availability>>;
  readonly cost: Readonly<Record<Target, Cost | undefined>>;
  /** `undefined` where neither the host nor prices are known. */
  readonly host: HostFit | undefined;
  /** `undefined` where the nodes aren't known. */
  readonly nodes: NodesFit | undefined;
}

export function situationOf(given: Facts): Situation {
  const { wanted, assumptions } = given;
  const here = ({ name }: { readonly name: string }) => !wanted.elsewhere.includes(name);
  const application = { ...given.application, workloads: given.application.workloads.filter(here) };
  const facts = { ...given, application, differences: differencesHere(given) };
  const demand = { docker: demandOf(facts, 'docker'), kubernetes: demandOf(facts, 'kubernetes') };
  const cost = {
    docker: dockerCost(facts, demand.docker),
    kubernetes: kubernetesCost(facts, demand.kubernetes),
  };
  const nodes = given.nodes?.length ?? cost.kubernetes?.count ?? assumptions.nodes;
  return {
    facts,
    application,
    demand,
    cost,
    availability: {
      docker: dockerAvailability(application, assumptions),
      kubernetes: kubernetesAvailability(application, assumptions, nodes),
    },
    host: hostFit(facts, demand.docker),
    nodes: nodesFit(facts, demand.kubernetes),
  };
}

/** What the targets make differently, without what that says of workloads that run elsewhere. */
function differencesHere({ differences, wanted: { elsewhere } }: Facts): Facts['differences'] {
  const isHere = ({ path }: Place) => !elsewhere.includes(/(?:^|\.)workloads\.([^.]+)/.exec(path)?.[1] ?? '');
  const here = (findings: readonly Finding[]) =>
    findings
      .map((finding) => ({ ...finding, places: finding.places.filter(isHere) }))
      .filter(({ places }) => places.length > 0);
  return { docker: here(differences.docker), kubernetes: here(differences.kubernetes) };
}

function hostFit({ host, prices }: Facts, { updating }: Demand): HostFit | undefined {
  const needed = sum(updating);
  if (host !== undefined) return fitOf(needed, host, host, true);
  if (prices === undefined) return undefined;
  const roomiest = roomiestHost(prices, needed).free;
  return fitOf(needed, cheapestHost(prices, needed)?.free ?? roomiest, roomiest, false);
}

const fitOf = (needed: Amount, machine: Machine, roomiest: Machine, given: boolean): HostFit => ({
  machine,
  given,
  fits: fits(needed, machine),
  share: shareOf(needed, machine),
  roomiest: { machine: roomiest, share: shareOf(needed, roomiest) },
});

function nodesFit({ nodes }: Facts, { updating }: Demand): NodesFit | undefined {
  if (nodes === undefined) return undefined;
  return {
    nodes,
    fits: pack(updating, nodes).left.length === 0,
    survivesLoss: nodes.length > 1 && survivesLoss(updating, nodes),
  };
}
