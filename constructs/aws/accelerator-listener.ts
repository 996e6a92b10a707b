import { GlobalacceleratorEndpointGroup } from "@cdktf/provider-aws/lib/globalaccelerator-endpoint-group";
import { GlobalacceleratorListener } from "@cdktf/provider-aws/lib/globalaccelerator-listener";
import type { Construct } from "constructs";
import { homeNumber } from "../../model/home-number";
import type { Port } from "../../model/port";
import { portRange } from "../../model/port";
import type { TrafficRequest } from "../cloud";

/** What the accelerator may send players to: one endpoint in one region. */
interface Target {
  /** Its identity among the groups of a listener: `home`, or the name of the edge. */
  readonly key: string;
  readonly region: string;
  readonly endpointId: string;
  readonly dialPercent: number;
  readonly drain: boolean;
  /** The number that it listens on for players of a port. */
  readonly number: (port: Port) => number;
}

/** AWS's own weight of an endpoint. Left out, the provider sends 0. */
const ordinaryWeight = 128;

/** Changes of one accelerator wait for each other, and there may be forty. */
const patience = { create: "120m", update: "120m", delete: "120m" };

/** One listener per transport, and per listener one endpoint group in each region. */
export function acceleratorListeners(scope: Construct, request: TrafficRequest): void {
  for (const protocol of ["tcp", "udp"] as const) {
    const ports = Object.values(request.ports).filter((port) => port.protocol === protocol);
    if (ports.length > 0) listener(scope, protocol, ports, request);
  }
}

function listener(scope: Construct, protocol: Port["protocol"], ports: readonly Port[], request: TrafficRequest): void {
  const ranges = ports.map(portRange).sort((a, b) => a.from - b.from);
  const made = new GlobalacceleratorListener(scope, `listener-${protocol}`, {
    acceleratorArn: request.entry.entryId,
    protocol: protocol.toUpperCase(),
    clientAffinity: "NONE",
    portRange: ranges.map(({ from, to }) => ({ fromPort: from, toPort: to })),
    timeouts: patience,
  });
  // only endpoints that are not load balancers are checked from here; TCP, since UDP cannot be probed
  const [health] = [...Object.values(request.ports)]
    .sort(
      (a, b) => Number(b.protocol === "tcp") - Number(a.protocol === "tcp") || portRange(a).from - portRange(b).from,
    )
    .map(portRange);
  for (const target of targetsOf(request)) {
    new GlobalacceleratorEndpointGroup(scope, `group-${protocol}-${target.key}`, {
      listenerArn: made.id,
      // left out, it would be the provider's region
      endpointGroupRegion: target.region,
      trafficDialPercentage: target.dialPercent,
      healthCheckProtocol: "TCP",
      healthCheckPort: health?.from ?? 80,
      healthCheckIntervalSeconds: 30,
      thresholdCount: 3,
      timeouts: patience,
      endpointConfiguration: [
        {
          endpointId: target.endpointId,
          // a dial of 0 would not drain: failover does not look at dials
          weight: target.drain ? 0 : ordinaryWeight,
          // left out, the provider sends false, which a private load balancer refuses
          clientIpPreservationEnabled: true,
        },
      ],
      ...overrides(target, ports),
    });
  }
}

/** Where an endpoint listens on other numbers than players connect to. */
function overrides({ number }: Target, ports: readonly Port[]) {
  const other = ports
    .map((port) => ({ listenerPort: portRange(port).from, endpointPort: number(port) }))
    .filter(({ listenerPort, endpointPort }) => listenerPort !== endpointPort)
    .sort((a, b) => a.listenerPort - b.listenerPort);
  return other.length > 0 && { portOverride: other };
}

function targetsOf({ home, edges }: TrafficRequest): Target[] {
  const own = {
    key: "home",
    region: home.region,
    endpointId: home.endpointId,
    dialPercent: home.dialPercent,
    drain: false,
    number: homeNumber,
  };
  const others = Object.entries(edges)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { region, endpointId = "", dialPercent, drain }]) => ({
      key: `edge-${key}`,
      region,
      endpointId,
      dialPercent,
      drain,
      number: (port: Port) => portRange(port).from,
    }));
  return [own, ...others];
}
