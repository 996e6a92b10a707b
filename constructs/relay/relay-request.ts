import { isPublic, type Edge } from "../../model/edge";
import type { Health } from "../../model/health";
import type { Port } from "../../model/port";
import { solveTimeouts } from "../../model/timeouts/solve";
import type { Cloud } from "../cloud";
import type { RelayPort, RelayRequest } from "./request";
import { wayHome } from "./way-home";

/** The share of new players that home gets beside `otherHomes`. */
const homeWeight = 100;

/** What an edge declares, as its relays are told. */
export interface Declared {
  /** The cloud that the edge is on. */
  readonly cloud: Pick<Cloud, "model" | "relays">;
  /**
   * The cloud that home is on.
   *
   * @default - `cloud`
   */
  readonly homeCloud?: Pick<Cloud, "model" | "relays">;
  /** `<game>-<environment>-edge-<key>`. */
  readonly name: string;
  readonly edge: Pick<Edge, "backhaul"> & {
    readonly relays: RelayRequest["relays"] & Pick<Edge["relays"], "otherHomes">;
  };
  readonly ports: Readonly<Record<string, Port>>;
  readonly health: Health;
  /** What home publishes as the address of its load balancer; over a public road an address of the entry. */
  readonly homeAddress: string;
}

/** What the relays of an edge are made from. */
export function relayRequest(declared: Declared): RelayRequest {
  const { cloud, homeCloud = cloud, name, edge, ports, health, homeAddress } = declared;
  const { mostHomeAddresses, resolver } = wayHome(edge, homeCloud.relays);
  const { leaving } = cloud.relays;
  const others = Object.entries(edge.relays.otherHomes).map(
    ([other, { address, weight }]) => [other, { address, mostAddresses: 1, weight }] as const,
  );
  const carried = Object.entries(ports).map(([portName, port]) => [portName, carriedPort(declared, port)] as const);
  return {
    name,
    ports: Object.fromEntries(carried),
    relays: edge.relays,
    health,
    homes: {
      home: { address: homeAddress, mostAddresses: mostHomeAddresses, weight: homeWeight },
      ...Object.fromEntries(others),
    },
    ...(resolver !== undefined && { resolver }),
    ...(leaving !== undefined && { leaving }),
  };
}

/** @throws Error when a TCP port has no relay port; the rules refuse it before */
function carriedPort({ cloud, homeCloud = cloud, edge }: Declared, port: Port): RelayPort {
  const target = port.protocol === "udp" ? homeCloud.relays.udpTarget(port) : port.relayPort;
  if (target === undefined) throw new Error("a TCP port that relays carry has no relay port");
  const road = { homeIdle: homeCloud.model.idle, throughEntry: isPublic(edge) };
  const { relaySeconds, heartbeatSeconds } = solveTimeouts(port, cloud.model, road);
  return { ...port, target, idleSeconds: relaySeconds, heartbeatSeconds };
}
