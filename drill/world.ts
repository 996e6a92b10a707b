import { entryWord } from "../model/dispatch";
import { portRange } from "../model/port";
import { nearestPoints } from "../simulator/routing/nearest-points";
import type { Cast } from "./cast/cast";
import type { Player, Target, World } from "./crowd";
import { edgePart, type RunningEdge } from "./cast/edge";
import { entryPart } from "./cast/entry";
import type { Link } from "./network/link";
import type { Scene } from "./cast/scene";

interface WorldProps {
  /** Of packets between players and what they call. */
  readonly loss: number;
  readonly noticed: (who: string) => void;
}

/** What players find in a drill. */
export function worldOf(scene: Scene, cast: Cast, { loss, noticed }: WorldProps): World {
  const { topology, atlas, clock, book, network, ports } = scene;
  const [first] = Object.values(ports);
  if (first === undefined) throw new Error("a drill without a port: this is a bug in anycast-edge");
  const port = portRange(first).from;
  const edges: Target[] = cast.edges
    .filter(({ edge }) => !edge.drain)
    .flatMap(({ key, addresses }) => addresses.map((address) => ({ key, address })));
  const { dispatcher } = cast;

  function roadTo(region: string, { key, address }: Target): Link {
    const from = `players/${region}`;
    if (key === entryWord) {
      const point = topology.entry.rules === "ga2" ? (areaOf(address) ?? "") : cast.entry.pointOf(region);
      return network.link(from, entryPart(point), {
        roundTripMs: internet(region, point || topology.home.place),
        loss,
      });
    }
    const running = cast.edges.find((edge) => edge.key === key);
    const place = running?.edge.place ?? topology.home.place;
    return network.link(from, partAt(running, address), { roundTripMs: internet(region, place), loss });
  }

  const internet = (one: string, other: string): number => atlas.roundTrip("internet", one, other).milliseconds;
  const areaOf = (address: string): string | undefined =>
    topology.entry.areas.map((area) => `${topology.cloud}/${area}`).find((id) => book.of(`entry ${id}`) === address);

  return {
    topology,
    atlas,
    clock,
    port,
    machines: cast.home.machines,
    targets: (region) => [...entryTargets(region), ...edges],
    noticed,
    ledTo: ({ region, number }) => cast.entry.ledTo(book.player(region, number)),
    addressOf: ({ region, number }) => book.player(region, number),
    call: (player: Player, target) =>
      network.connect(roadTo(player.region, target), {
        address: target.address,
        port,
        from: book.player(player.region, player.number),
      }),
    ...(dispatcher && { ask: (region) => dispatcher.ask(region) }),
  };

  function entryTargets(region: string): Target[] {
    if (topology.entry.rules !== "ga2") return cast.entryAddresses.map((address) => ({ key: entryWord, address }));
    return nearestPoints(topology, atlas, region).map(({ id }) => ({
      key: entryWord,
      address: book.of(`entry ${id}`),
    }));
  }
}

/** The relay or the zone of an edge that has the address. */
function partAt(running: RunningEdge | undefined, address: string): string {
  if (running === undefined) return "";
  const { key, edge, relays, addresses, balancer } = running;
  if (balancer === undefined) return relays.find(({ props }) => props.address === address)?.part ?? edgePart(key);
  return `${edgePart(key)}/${Object.keys(edge.zones).sort()[addresses.indexOf(address)] ?? ""}`;
}
