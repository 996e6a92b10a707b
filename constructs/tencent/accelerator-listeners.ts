import { Ga2EndpointGroup, type Ga2EndpointGroupConfig } from "@cdktf/provider-tencentcloud/lib/ga2-endpoint-group";
import { Ga2Listener } from "@cdktf/provider-tencentcloud/lib/ga2-listener";
import { TerraformResource, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Health } from "../../model/health";
import { portRange, type Port } from "../../model/port";
import { ga2Idle } from "../../model/tencent/idle";
import { solveTimeouts } from "../../model/timeouts/solve";
import type { TrafficRequest } from "../cloud";
import { literal } from "../literal";
import { replacedWhen } from "../replaced-when";
import { patience } from "./accelerator";

/** Home's share beside the relays that have a weight. */
const homeWeight = 100;

type Configuration = Ga2EndpointGroupConfig["endpointGroupConfiguration"];

/**
 * What an accelerator listens on and where it sends players: to home, and to relays that have a share. Facts: Tencent
 * sheet, sections 7.2 and 25.
 */
export function acceleratorListeners(scope: Construct, request: TrafficRequest): void {
  const endpoints = endpointsOf(request);
  const ports = Object.entries(request.ports)
    .map(([name, port]) => ({ name, port, key: `${port.protocol}-${portRange(port).from}` }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  // an accelerator does one thing at a time, when it is taken down as well
  let before: ITerraformDependable[] = [
    turn(
      scope,
      ports.map(({ key }) => key),
    ),
  ];
  for (const one of ports) {
    const listener = acceleratorListener(scope, { ...one, request, before });
    before = [listener, endpointGroup(scope, { ...one, request, listener, endpoints })];
  }
}

/** Replaced when a number comes or goes: what goes does so before it, and what comes, after it. */
function turn(scope: Construct, keys: readonly string[]): TerraformResource {
  const resource = new TerraformResource(scope, "turn", {
    terraformResourceType: "terraform_data",
    terraformGeneratorMetadata: { providerName: "terraform" },
  });
  resource.addOverride("triggers_replace", keys);
  return resource;
}

interface ListenerRequest {
  readonly name: string;
  /** What it listens on, which is what it is: a port that is called something else stays. */
  readonly key: string;
  readonly port: Port;
  readonly request: TrafficRequest;
  readonly before: ITerraformDependable[];
}

function acceleratorListener(scope: Construct, listener: ListenerRequest): Ga2Listener {
  const { name, key, port, request, before } = listener;
  const { from, to } = portRange(port);
  return new Ga2Listener(scope, `listener-${key}`, {
    globalAcceleratorId: request.entry.entryId,
    name,
    protocol: port.protocol.toUpperCase(),
    portRanges: { fromPort: from, toPort: to },
    idleTimeout: solveTimeouts(port, { idle: ga2Idle }).entrySeconds,
    // a game that reads it sees the player's address; one that does not goes on as before. UDP has nothing of the kind
    ...(port.protocol === "tcp" && { fetchRealIpType: "TOA" }),
    timeouts: patience,
    dependsOn: before,
  });
}

interface GroupRequest extends Omit<ListenerRequest, "before"> {
  readonly listener: Ga2Listener;
  readonly endpoints: Configuration["endpointConfigurations"];
}

function endpointGroup(scope: Construct, group: GroupRequest): Ga2EndpointGroup {
  const { name, key, port, request, listener, endpoints } = group;
  const { health, home, ports } = request;
  return new Ga2EndpointGroup(scope, `endpoints-${key}`, {
    globalAcceleratorId: request.entry.entryId,
    listenerId: listener.listenerId,
    endpointGroupType: "DEFAULT",
    endpointGroupConfiguration: {
      name,
      endpointGroupRegion: home.region,
      endpointConfigurations: endpoints,
      enableHealthCheck: true,
      connectTimeout: health.timeoutSeconds,
      healthCheckInterval: health.intervalSeconds,
      healthyThreshold: health.healthyAfter,
      unhealthyThreshold: health.unhealthyAfter,
      ...(port.protocol === "tcp" ? tcpCheck(port, health, ports) : udpCheck(port)),
    },
    timeouts: patience,
    lifecycle: {
      // another region is planned as a change in place, which does nothing
      replaceTriggeredBy: [replacedWhen(scope, `region-${key}`, home.region)],
    },
  });
}

/** Home at its own public address, and relays at theirs. A weight that is left out would be 0. */
function endpointsOf({ home, edges }: TrafficRequest): Configuration["endpointConfigurations"] {
  const endpoint = (address: string, weight: number) => ({
    endpointType: "CustomPublicIp",
    endpointService: address,
    weight,
  });
  const relays = Object.entries(edges)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { addresses, entryWeight }]) =>
      entryWeight === undefined ? [] : Object.values(addresses).map((address) => endpoint(address, entryWeight)),
    );
  return [endpoint(home.publicAddress ?? "", homeWeight), ...relays];
}

/** Numbers are the players', at home as at relays. */
function tcpCheck(port: Port, health: Health, ports: TrafficRequest["ports"]): Partial<Configuration> {
  const named = health.port === undefined ? undefined : ports[health.port];
  return { checkType: "TCP", checkPort: `${portRange(named ?? port).from}` };
}

function udpCheck(port: Port): Partial<Configuration> {
  const { probe } = port;
  if (probe === undefined || probe === "ping") throw new Error("a UDP port behind an accelerator has no text to send");
  return {
    checkType: "CUSTOM",
    checkPort: `${portRange(port).from}`,
    contextType: "TEXT",
    checkSendContext: literal(probe.send),
    checkRecvContext: literal(probe.expect),
  };
}
