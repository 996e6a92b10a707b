import { homeNumber } from "../../model/home-number";
import { portRange, type Port } from "../../model/port";
import type { Failure } from "../../simulator/failure/failure";
import { homeZones } from "../../simulator/home-zones";
import { Balancer, type BalancedTarget } from "./balancer";
import { Machine } from "./machine";
import type { Scene } from "./scene";

/** Home as it runs in a drill. */
export interface RunningHome {
  readonly balancer: Balancer;
  /** Where its load balancer takes connections, by the zone where each zone has an address of its own. */
  readonly fronts: readonly { readonly part: string; readonly address: string; readonly zone?: string }[];
  readonly machines: readonly { readonly part: string; readonly name: string; readonly zone: string }[];
  /** As when machines are gone. */
  readonly stopMachines: (parts: readonly string[]) => Promise<void>;
}

/** The name of home's load balancer among the parts. */
export const homePart = "home";

/** Machines, as many as the fleet has at least, in the zones where the simulator takes them to be, and the load balancer in front of them. */
export async function startHome(scene: Scene, failure: Failure): Promise<RunningHome> {
  const { topology, book, ports, ends } = scene;
  const checksFrom = { part: "checks", address: book.of("checks") };
  const fails = (zone: string): boolean => failure.kind === "zone" && failure.name === zone;
  const machines = homeZones(topology, fails).flatMap(({ zone, machines: count, weight }) =>
    Array.from({ length: count }, (_, index) => {
      const name = `${zone}-${index + 1}`;
      return { part: `home/${zone}/${name}`, name, zone, weight: weight / count, address: book.of(`home ${name}`) };
    }),
  );
  // AWS: an address per zone with machines, and nothing goes from one zone to the other
  const zonal = topology.cloud === "aws" ? [...new Set(machines.map(({ zone }) => zone))] : [];
  const whole: RunningHome["fronts"][number] = { part: homePart, address: book.of("home") };
  const fronts: RunningHome["fronts"] = [
    whole,
    ...zonal.map((zone) => ({ part: `home/${zone}`, address: book.of(`home ${zone}`), zone })),
  ];
  const running = new Map<string, Machine[]>();
  for (const { part, name, address } of machines) {
    for (const { port, proxy } of numbersOf(ports)) {
      const machine = new Machine({ name, address, port, proxy, checkedFrom: checksFrom.address });
      await machine.listen();
      ends.add(() => machine.stop());
      running.set(part, [...(running.get(part) ?? []), machine]);
    }
  }
  const balancer = new Balancer({
    ...scene,
    who: "the load balancer of home",
    part: homePart,
    checksFrom,
    health: topology.home.health,
    targets: machines.map((machine): BalancedTarget => ({ ...machine, asked: askedOf(scene, machine.address) })),
  });
  ends.add(() => balancer.stop());
  for (const { address, zone } of fronts) {
    for (const port of Object.values(ports)) {
      const behind = zone === undefined ? {} : { zone };
      const { relayPort } = port;
      await balancer.open({ address, port: portRange(port).from, to: homeNumber(port), ...behind });
      if (relayPort !== undefined) await balancer.open({ address, port: relayPort, to: relayPort, ...behind });
    }
  }
  return {
    balancer,
    fronts,
    machines,
    stopMachines: async (parts) => {
      await Promise.all(parts.flatMap((part) => running.get(part) ?? []).map((machine) => machine.stop()));
    },
  };
}

function numbersOf(ports: Scene["ports"]): { readonly port: number; readonly proxy: boolean }[] {
  return Object.values(ports).flatMap((port) => [
    { port: homeNumber(port), proxy: false },
    ...(port.relayPort === undefined ? [] : [{ port: port.relayPort, proxy: true }]),
  ]);
}

/** What home's load balancer asks of a machine: one port where one answers for all, else each. */
function askedOf({ topology, ports }: Scene, address: string): BalancedTarget["asked"] {
  const { port: name, http } = topology.home.health;
  const named = name === undefined ? undefined : ports[name];
  const asked: readonly Port[] = named ? [named] : Object.values(ports);
  return asked.map((port) => ({ address, port: homeNumber(port), ...(http && { path: http.path }) }));
}
