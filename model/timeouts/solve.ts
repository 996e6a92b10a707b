import type { CloudModel } from "../cloud-model";
import type { Port } from "../port";
import type { Hop, Idle, IdleHops } from "./idle";
import { link, type Link } from "./link";
import { margin } from "./margin";
import { playerNetwork } from "./player-network";

/** Longest that HAProxy and nginx are told to wait. */
const longestRelaySeconds = 86_400;

/** What each hop of a port bears, and what follows for player, game and relays. */
export interface PortTimeouts {
  /** Seconds after which the player or the game has sent something, at most; 0 where no whole number is often enough. */
  readonly heartbeatSeconds: number;
  /** Seconds to give the entry; left out where it takes none. */
  readonly entrySeconds?: number;
  /** Seconds to give home's load balancer; left out where it takes none. */
  readonly homeLoadBalancerSeconds?: number;
  /** Seconds to give the load balancer before relays; left out where there is none, or where it takes none. */
  readonly edgeLoadBalancerSeconds?: number;
  /** Seconds to give HAProxy and nginx on the relays. */
  readonly relaySeconds: number;
  /** Seconds that the game waits, at least, before it gives a silent player up. */
  readonly gameSeconds: number;
  /** The first hop to forget, among those that are known. */
  readonly leastPatient: KnownLink;
  /** The hops between player and game, in their order: through the entry, and through an edge. */
  readonly paths: { readonly entry: readonly Link[]; readonly edge: readonly Link[] };
}

type KnownLink = Link & { readonly seconds: number };

/** The way to relays, and from there to home. */
export interface Road {
  /**
   * Players come to relays through the entry.
   *
   * @default - where the entry of their cloud reaches edges
   */
  readonly fromEntry?: true;
  /** @default - home is on the relays' cloud */
  readonly homeIdle?: Idle;
  /**
   * Leads over the Internet to the entry's address.
   *
   * @default false
   */
  readonly throughEntry?: boolean;
  /**
   * What relays are at, as it is said of their hops.
   *
   * @default "edge"
   */
  readonly place?: "edge" | "site";
}

/** Takes what is fixed on the way of a port, sets what can be set, and says how often something must be sent. */
export function solveTimeouts(port: Port, { idle }: Pick<CloudModel, "idle">, road: Road = {}): PortTimeouts {
  const { fromEntry = false, homeIdle = idle, throughEntry = false, place = "edge" } = road;
  const { player, entry, edge, home } = linksOf(port, idle[port.protocol], homeIdle[port.protocol], place);
  const balancers = [...edge.balancers, home.balancer];
  const toRelay = [player, ...(fromEntry || edge.behindEntry ? [entry] : []), ...edge.balancers, edge.machine];
  const toGame = [home.balancer, home.machine];
  const roadHome = [...(throughEntry ? [entry] : []), ...toGame];
  const relay = relayAmong(balancers, [...toRelay, ...roadHome]);
  const paths = { entry: [player, entry, ...toGame], edge: [...toRelay, relay, ...roadHome] };
  const leastPatient = known([...paths.entry, ...paths.edge]).reduce((a, b) => (b.seconds < a.seconds ? b : a));
  return {
    heartbeatSeconds: port.heartbeatSeconds ?? Math.floor(leastPatient.seconds / margin),
    entrySeconds: secondsToSet([entry]),
    homeLoadBalancerSeconds: secondsToSet([home.balancer]),
    edgeLoadBalancerSeconds: secondsToSet(edge.balancers),
    relaySeconds: relay.seconds,
    gameSeconds: Math.max(...known([...balancers, relay]).map(({ seconds }) => seconds)),
    leastPatient,
    paths,
  };
}

function linksOf(port: Port, there: IdleHops, atHome: IdleHops, place: string) {
  const entry = link(port, atHome.entry);
  const machine = (hop: Hop, where: string) => link(port, { ...hop, title: `${hop.title} ${where}` });
  return {
    player: link(port, playerNetwork[port.protocol]),
    entry,
    edge: {
      // an entry reaches edges on its own cloud at most
      behindEntry: there === atHome && atHome.entryReachesEdges,
      balancers: there.edgeLoadBalancer ? [link(port, there.edgeLoadBalancer)] : [],
      machine: machine(there.machine, `at the ${place}`),
    },
    home: { balancer: link(port, atHome.homeLoadBalancer), machine: machine(atHome.machine, "at home") },
  };
}

/** As patient as the load balancers: whom they still hold must not be lost here. */
function relayAmong(balancers: readonly Link[], path: readonly Link[]): KnownLink {
  const [patient, source] =
    known(balancers).length > 0
      ? [known(balancers), "design: as patient as the load balancers"]
      : [known(path), "design: as patient as the most patient known hop"];
  const most = Math.max(...patient.map(({ seconds }) => seconds));
  return { title: "relay", source, seconds: Math.min(most, longestRelaySeconds), by: "set" };
}

function known(links: readonly Link[]): KnownLink[] {
  return links.flatMap(({ seconds, ...rest }) => (seconds === undefined ? [] : [{ ...rest, seconds }]));
}

function secondsToSet(hops: readonly Link[]): number | undefined {
  return hops.find(({ by }) => by === "set")?.seconds;
}
