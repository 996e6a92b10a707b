import type { FiledObject } from "../store";
import { valuesAt } from "../value/path";
import { textsOf, type Objects } from "./objects";
import { admitsPlayers, best, noFleet, open, refused, silent, type Door, type Passage } from "./passage";

/** Follows a door of AWS from its address to a machine; undefined where no address of this cloud is meant. */
export function throughAws(door: Door, objects: Objects): Passage | undefined {
  const [accelerator] = objects.holding("aws_globalaccelerator_accelerator", "ip_sets.ip_addresses[]", door.address);
  if (accelerator !== undefined) return throughAccelerator(accelerator, door, objects);
  const [eip] = objects.holding("aws_eip", "public_ip", door.address);
  if (eip === undefined) return undefined;
  const [balancer] = objects.holding("aws_lb", "subnet_mapping.allocation_id", eip.id);
  return balancer === undefined ? refused(`${eip.id} is bound to nothing`) : throughBalancer(balancer, door, objects);
}

function throughAccelerator(accelerator: FiledObject, door: Door, objects: Objects): Passage {
  if (accelerator.attributes["enabled"] !== true) return silent("the accelerator is disabled");
  const name = `${door.protocol.toUpperCase()} ${door.port}`;
  const listener = objects
    .holding("aws_globalaccelerator_listener", "accelerator_arn", accelerator.id)
    .find((one) => textsOf(one, "protocol").includes(door.protocol.toUpperCase()) && hasPort(one, door.port));
  if (listener === undefined)
    return refused(`the accelerator has no listener on ${name}: it is bound to nothing there`);
  const passages = objects
    .holding("aws_globalaccelerator_endpoint_group", "listener_arn", listener.id)
    .filter((group) => textsOf(group, "traffic_dial_percentage")[0] !== "0")
    .flatMap((group) => throughGroup(group, door, objects));
  return best(passages, silent(`the listener on ${name} sends to no endpoint`));
}

function hasPort(listener: FiledObject, port: number): boolean {
  const ends = (name: string): number[] => textsOf(listener, `port_range.${name}`).map(Number);
  const to = ends("to_port");
  return ends("from_port").some((from, index) => from <= port && port <= (to[index] ?? from));
}

function throughGroup(group: FiledObject, door: Door, objects: Objects): Passage[] {
  const listens = textsOf(group, "port_override.listener_port");
  const override = textsOf(group, "port_override.endpoint_port")[listens.indexOf(String(door.port))];
  const inside = { ...door, port: override === undefined ? door.port : Number(override) };
  return valuesAt(group.attributes, "endpoint_configuration[]").flatMap(({ value }) => {
    const [weight] = valuesAt(value, "weight");
    const [endpoint] = valuesAt(value, "endpoint_id");
    if (weight?.value === 0 || typeof endpoint?.value !== "string") return [];
    const [balancer] = objects.holding("aws_lb", "arn", endpoint.value);
    return [balancer ? throughBalancer(balancer, inside, objects) : silent(`the endpoint ${endpoint.value} has gone`)];
  });
}

const protocolsOf: Readonly<Record<Door["protocol"], readonly string[]>> = {
  tcp: ["TCP", "TLS", "TCP_UDP"],
  udp: ["UDP", "TCP_UDP"],
};

function throughBalancer(balancer: FiledObject, door: Door, objects: Objects): Passage {
  const [title = balancer.id] = textsOf(balancer, "name");
  const name = `${door.protocol.toUpperCase()} ${door.port}`;
  const listener = objects
    .holding("aws_lb_listener", "load_balancer_arn", balancer.id)
    .find(
      (one) =>
        textsOf(one, "port").includes(String(door.port)) &&
        textsOf(one, "protocol").some((spoken) => protocolsOf[door.protocol].includes(spoken)),
    );
  if (listener === undefined) return noFleet(name, title, "listener");
  const groups = textsOf(balancer, "security_groups[]");
  if (!groups.some((group) => admits(group, door, objects))) {
    return silent(`security group ${groups.join(", ")} admits no players to ${door.protocol} ${door.port}`);
  }
  const targets = textsOf(listener, "default_action.target_group_arn");
  const hasMachines = objects
    .all("aws_autoscaling_group")
    .filter((fleet) => textsOf(fleet, "target_group_arns[]").some((arn) => targets.includes(arn)))
    .some((fleet) => Number(textsOf(fleet, "desired_capacity")[0] ?? 0) > 0);
  return hasMachines ? open : noFleet(name, title, "machine");
}

function admits(group: string, { port, protocol }: Door, objects: Objects): boolean {
  return objects.holding("aws_vpc_security_group_ingress_rule", "security_group_id", group).some((rule) => {
    const [spoken = ""] = textsOf(rule, "ip_protocol");
    const [from = -1, to = -1] = [...textsOf(rule, "from_port"), ...textsOf(rule, "to_port")].map(Number);
    const fits = spoken === "-1" || (spoken === protocol && from <= port && port <= to);
    return fits && [...textsOf(rule, "cidr_ipv4"), ...textsOf(rule, "cidr_ipv6")].some(admitsPlayers);
  });
}
