import type { RelayRequest } from "../../constructs/relay/request";
import { own } from "../../model/own";
import { portRange } from "../../model/port";
import { relayHealth } from "../../model/relay";
import { roadHome } from "../../simulator/road-home";
import type { EdgePart } from "../../simulator/topology";
import { relayNames } from "../address-book";
import { Balancer } from "./balancer";
import type { PublicAddresses } from "../drill";
import { homePart, type RunningHome } from "./home";
import { Gate } from "../network/gate";
import { Relay } from "./relay";
import type { Scene } from "./scene";

/** An edge as it runs in a drill. */
export interface RunningEdge {
  readonly key: string;
  readonly edge: EdgePart;
  readonly relays: readonly Relay[];
  /** On AWS: checks the relays, and is what players call. */
  readonly balancer?: Balancer;
  /** What players call. */
  readonly addresses: readonly string[];
  /** What an entry leads to. */
  readonly front: string;
}

/** What one relay of a drill holds at most: more needs more open files than a user may have. */
const mostConnections = 1000;

export interface EdgeProps {
  readonly key: string;
  readonly edge: EdgePart;
  readonly request: RelayRequest;
  readonly home: RunningHome;
  readonly published: PublicAddresses["edges"][string];
}

/** Where names of home are told, by name. */
export type Names = Map<string, readonly string[]>;

/** The relays of an edge, which are not started yet, with their ways home. */
export async function setUpEdge(scene: Scene, names: Names, props: EdgeProps): Promise<RunningEdge> {
  const { book } = scene;
  const { key, edge, published } = props;
  const behindBalancer = edge.cloud === "aws";
  const relays: Relay[] = [];
  for (const { zone, name } of relayNames(edge.zones)) {
    const address = book.of(`edge ${key} ${name}`, behindBalancer ? undefined : published[name]);
    relays.push(await setUpRelay(scene, names, { ...props, zone, name, address }));
  }
  if (!behindBalancer) {
    const addresses = relays.map(({ props: { address } }) => address);
    return { key, edge, relays, addresses, front: addresses[0] ?? "" };
  }
  const zones = Object.keys(edge.zones).sort();
  const addresses = zones.map((zone) => book.of(`edge ${key} ${zone}`, published[zone]));
  return { key, edge, relays, addresses, front: book.of(`edge ${key}`) };
}

/** The load balancer of an edge on AWS, once its relays run. */
export async function startEdgeBalancer(scene: Scene, running: RunningEdge): Promise<RunningEdge> {
  const { topology, book, ports, ends } = scene;
  const { key, edge, relays, addresses, front } = running;
  if (edge.cloud !== "aws") return running;
  const balancer = new Balancer({
    ...scene,
    who: `the load balancer of ${key}`,
    part: edgePart(key),
    checksFrom: { part: "checks", address: book.of("checks") },
    health: topology.home.health,
    targets: relays.map(({ part, props: { zone, address } }) => ({
      part,
      zone,
      // it sends the same to each zone
      weight: 1 / (own(edge.zones, zone) ?? 1),
      address,
      asked: [{ address, port: relayHealth.port, path: relayHealth.path }],
    })),
  });
  ends.add(() => balancer.stop());
  const zones = Object.keys(edge.zones).sort();
  for (const port of Object.values(ports)) {
    const { from } = portRange(port);
    await balancer.open({ address: front, port: from, to: from });
    for (const [index, zone] of zones.entries()) {
      await balancer.open({ address: addresses[index] ?? "", port: from, to: from, zone });
    }
  }
  return { ...running, balancer };
}

/** The name of an edge among the parts; those of its zones and relays begin with it. */
export function edgePart(key: string): string {
  return `edge/${key}`;
}

interface RelayWish extends EdgeProps {
  readonly zone: string;
  readonly name: string;
  readonly address: string;
}

async function setUpRelay(scene: Scene, names: Names, wish: RelayWish): Promise<Relay> {
  const { topology, atlas, book, network, ends, ports } = scene;
  const { key, edge, zone, name, address, request, home } = wish;
  const part = `${edgePart(key)}/${zone}/${name}`;
  const { home: endpoint } = request.homes;
  if (endpoint === undefined) throw new Error(`${key} has no home: this is a bug in anycast-edge`);
  const named = endpoint.mostAddresses > 1;
  const zonal = home.fronts.filter((front) => front.zone !== undefined);
  const fronts = named && zonal.length > 0 ? zonal : home.fronts.filter((front) => front.part === homePart);
  const roundTripMs = roadHome(topology, atlas, edge);
  const gates: Gate[] = [];
  const doors: string[] = [];
  for (const front of fronts) {
    const door = book.of(`${front.part.replace("/", " ")} for ${key} ${name}`);
    doors.push(door);
    const link = network.link(part, front.part, { roundTripMs });
    for (const { relayPort: port } of Object.values(ports)) {
      if (port === undefined) continue;
      const gate = await Gate.open(network, link, {
        place: { address: door, port },
        to: { address: front.address, port },
        from: address,
      });
      ends.add(() => gate.close());
      gates.push(gate);
    }
  }
  const homeName = `${name}.${key}.home`;
  if (named) names.set(homeName, doors);
  return new Relay(
    {
      part,
      title: `${key} ${name}`,
      zone,
      address,
      gates,
      names: named ? [homeName] : [],
      request: {
        ...request,
        // UDP is not carried, and other homes are not there
        ports: Object.fromEntries(Object.entries(request.ports).filter(([portName]) => portName in ports)),
        relays: { ...request.relays, connections: Math.min(request.relays.connections, mostConnections) },
        homes: { home: { ...endpoint, address: named ? homeName : (doors[0] ?? "") } },
        ...(request.resolver !== undefined && { resolver: book.of("names") }),
      },
    },
    scene,
  );
}
