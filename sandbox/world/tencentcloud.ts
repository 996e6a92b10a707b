import type { FiledObject } from "../store";
import { valuesAt } from "../value/path";
import { textsOf, type Objects } from "./objects";
import { admitsPlayers, best, noFleet, open, refused, silent, type Door, type Passage } from "./passage";

/** Follows a door of Tencent Cloud from its address to a machine; undefined where no address of this cloud is meant. */
export function throughTencent(door: Door, objects: Objects): Passage | undefined {
  const [eip] = objects.holding("tencentcloud_eip", "public_ip", door.address);
  if (eip === undefined) return undefined;
  const [binding] = objects.holding("tencentcloud_eip_association", "eip_id", eip.id);
  if (binding === undefined) return refused(`${eip.id} is bound to nothing`);
  const [target = ""] = textsOf(binding, "instance_id");
  const [balancer] = objects.holding("tencentcloud_clb_instance", "id", target);
  if (balancer !== undefined) return throughBalancer(balancer, door, objects);
  const [machine] = objects.holding("tencentcloud_instance", "id", target);
  if (machine === undefined) return silent(`${eip.id} is bound to ${target}, which has gone`);
  return throughGroups(groupsOf(machine), door, objects);
}

function throughBalancer(balancer: FiledObject, door: Door, objects: Objects): Passage {
  const listener = objects
    .holding("tencentcloud_clb_listener", "clb_id", balancer.id)
    .find((one) => listensOn(one, door));
  const name = `${door.protocol.toUpperCase()} ${door.port}`;
  if (listener === undefined) return noFleet(name, balancer.id, "listener");
  const outside = throughGroups(textsOf(balancer, "security_groups[]"), door, objects);
  if (outside.outcome !== "open") return outside;
  const [id = ""] = textsOf(listener, "listener_id");
  const machines = objects
    .all("tencentcloud_as_scaling_group")
    .filter((group) => Number(textsOf(group, "desired_capacity")[0] ?? 0) > 0)
    .flatMap((group) => targetsOf(group, id).map((port) => ({ groups: groupsOfFleet(group, objects), port })));
  // with `load_balancer_pass_to_target` off the machines' own groups are asked as well
  const passages = machines.map(({ groups, port }) => throughGroups(groups, { ...door, port }, objects));
  return best(passages, noFleet(name, balancer.id, "machine"));
}

const protocolsOf: Readonly<Record<Door["protocol"], readonly string[]>> = {
  tcp: ["TCP", "TCP_SSL", "HTTP", "HTTPS"],
  udp: ["UDP"],
};

function listensOn(listener: FiledObject, { port, protocol }: Door): boolean {
  const [from = NaN, to = from] = [...textsOf(listener, "port"), ...textsOf(listener, "end_port")].map(Number);
  const [spoken = ""] = textsOf(listener, "protocol");
  return protocolsOf[protocol].includes(spoken) && from <= port && port <= to;
}

function targetsOf(group: FiledObject, listener: string): number[] {
  return valuesAt(group.attributes, "forward_balancer_ids[]").flatMap(({ value }) =>
    valuesAt(value, "listener_id").some((one) => one.value === listener)
      ? valuesAt(value, "target_attribute.port").map((one) => Number(one.value))
      : [],
  );
}

function groupsOfFleet(fleet: FiledObject, objects: Objects): string[] {
  const [id = ""] = textsOf(fleet, "configuration_id");
  return objects
    .holding("tencentcloud_as_scaling_config", "id", id)
    .flatMap((one) => textsOf(one, "security_group_ids[]"));
}

function groupsOf(machine: FiledObject): string[] {
  return [...textsOf(machine, "orderly_security_groups[]"), ...textsOf(machine, "security_groups[]")];
}

/** Rules are asked in their order, group by group; the first that fits decides, and where none fits nobody passes. */
function throughGroups(groups: readonly string[], door: Door, objects: Objects): Passage {
  if (groups.length === 0) return open;
  const rules = groups.flatMap((group) =>
    objects
      .holding("tencentcloud_security_group_rule_set", "security_group_id", group)
      .flatMap(({ attributes }) => valuesAt(attributes, "ingress[]").map(({ value }) => value)),
  );
  const text = (rule: (typeof rules)[number], name: string): string => {
    const [found] = valuesAt(rule, name);
    return typeof found?.value === "string" ? found.value : "";
  };
  const first = rules.find(
    (rule) =>
      ["ALL", door.protocol.toUpperCase()].includes(text(rule, "protocol").toUpperCase()) &&
      isAmong(door.port, text(rule, "port")) &&
      [text(rule, "cidr_block"), text(rule, "ipv6_cidr_block")].some(admitsPlayers),
  );
  if (first !== undefined && text(first, "action").toUpperCase() === "ACCEPT") return open;
  return silent(`security group ${groups.join(", ")} admits no players to ${door.protocol} ${door.port}`);
}

/** `ALL`, `7000`, `7000-7009`, or several of them with commas. */
function isAmong(port: number, numbers: string): boolean {
  if (numbers.toUpperCase() === "ALL") return true;
  return numbers.split(",").some((part) => {
    const [from = NaN, to = from] = part.split("-").map(Number);
    return from <= port && port <= to;
  });
}
