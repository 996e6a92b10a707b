import type { FiledObject } from "../store";
import { valuesAt } from "../value/path";
import type { Value } from "../value/value";
import { textsOf, type Objects } from "./objects";
import { admitsPlayers, best, noFleet, open, refused, silent, type Door, type Passage } from "./passage";

/** Follows a door of Alibaba Cloud from its address to a machine; undefined where no address of this cloud is meant. */
export function throughAlicloud(door: Door, objects: Objects): Passage | undefined {
  const at = (type: string): FiledObject | undefined => objects.holding(type, "ip_address", door.address)[0];
  const anycast = at("alicloud_eipanycast_anycast_eip_address");
  if (anycast !== undefined) return throughAnycast(anycast, door, objects);
  const eip = at("alicloud_eip_address");
  if (eip !== undefined) return throughEip(eip, door, objects);
  const atNode = at("alicloud_ens_eip");
  return atNode === undefined ? undefined : throughNode(atNode, door, objects);
}

function throughAnycast({ id }: FiledObject, door: Door, objects: Objects): Passage {
  const passages = objects
    .holding("alicloud_eipanycast_anycast_eip_address_attachment", "anycast_id", id)
    .flatMap((attachment) => textsOf(attachment, "bind_instance_id"))
    .map((target) => {
      const [balancer] = objects.holding("alicloud_slb_load_balancer", "id", target);
      return balancer
        ? throughBalancer(balancer, door, objects)
        : silent(`${id} is bound to ${target}, which has gone`);
    });
  return best(passages, refused(`${id} is bound to nothing`));
}

function throughEip({ id }: FiledObject, door: Door, objects: Objects): Passage {
  const [binding] = objects.holding("alicloud_eip_association", "allocation_id", id);
  if (binding === undefined) return refused(`${id} is bound to nothing`);
  const [target = ""] = textsOf(binding, "instance_id");
  const [machine] = objects.holding("alicloud_instance", "id", target);
  if (machine === undefined) return silent(`${id} is bound to ${target}, which has gone`);
  return throughGroups(textsOf(machine, "security_groups[]"), door, objects);
}

function throughNode({ id }: FiledObject, door: Door, objects: Objects): Passage {
  const [binding] = objects.holding("alicloud_ens_eip_instance_attachment", "allocation_id", id);
  if (binding === undefined) return refused(`${id} is bound to nothing`);
  const [target = ""] = textsOf(binding, "instance_id");
  const [machine] = objects.holding("alicloud_ens_instance", "id", target);
  if (machine === undefined) return silent(`${id} is bound to ${target}, which has gone`);
  const groups = textsOf(machine, "security_id");
  const rules = groups.flatMap((group) =>
    objects.holding("alicloud_ens_security_group", "id", group).flatMap(({ attributes }) =>
      valuesAt(attributes, "permissions[]")
        .filter(({ value }) => textAt(value, "direction") === "ingress")
        .map(({ value }) => ruleOf(value, "source_cidr_ip")),
    ),
  );
  return judged(rules, groups, door);
}

const protocolsOf: Readonly<Record<Door["protocol"], readonly string[]>> = {
  tcp: ["tcp", "http", "https"],
  udp: ["udp"],
};

/** The load balancer has no group of its own: the machines' decide, on their number. */
function throughBalancer(balancer: FiledObject, door: Door, objects: Objects): Passage {
  const name = `${door.protocol.toUpperCase()} ${door.port}`;
  const listener = objects
    .holding("alicloud_slb_listener", "load_balancer_id", balancer.id)
    .find(
      (one) =>
        textsOf(one, "frontend_port").includes(String(door.port)) &&
        textsOf(one, "protocol").some((spoken) => protocolsOf[door.protocol].includes(spoken)),
    );
  if (listener === undefined) return noFleet(name, balancer.id, "listener");
  const port = Number(textsOf(listener, "backend_port")[0] ?? door.port);
  const passages = objects
    .holding("alicloud_ess_scaling_group", "loadbalancer_ids[]", balancer.id)
    .filter((group) => Number(textsOf(group, "desired_capacity")[0] ?? textsOf(group, "min_size")[0] ?? 0) > 0)
    .flatMap((group) => objects.holding("alicloud_ess_scaling_configuration", "scaling_group_id", group.id))
    .filter(({ attributes }) => attributes["active"] === true)
    .map((machine) => throughGroups(textsOf(machine, "security_group_ids[]"), { ...door, port }, objects));
  return best(passages, noFleet(name, balancer.id, "machine"));
}

function throughGroups(groups: readonly string[], door: Door, objects: Objects): Passage {
  const rules = groups
    .flatMap((group) => objects.holding("alicloud_security_group_rule", "security_group_id", group))
    .filter((rule) => textsOf(rule, "type").includes("ingress"))
    .map(({ attributes }) => ruleOf(attributes, "cidr_ip"));
  return judged(rules, groups, door);
}

interface Rule {
  readonly protocol: string;
  /** `7000/7010`, or `-1/-1` for all. */
  readonly ports: string;
  readonly source: string;
  readonly accepts: boolean;
  readonly priority: number;
}

function ruleOf(rule: Value, source: string): Rule {
  return {
    protocol: textAt(rule, "ip_protocol").toLowerCase(),
    ports: textAt(rule, "port_range"),
    source: textAt(rule, source),
    accepts: textAt(rule, "policy").toLowerCase() === "accept",
    priority: Number(textAt(rule, "priority")),
  };
}

/** The least number decides; of those with the same one that drops does. Where none fits nobody passes. */
function judged(rules: readonly Rule[], groups: readonly string[], { port, protocol }: Door): Passage {
  const [first] = rules
    .filter((rule) => {
      const [from = NaN, to = NaN] = rule.ports.split("/").map(Number);
      const fits = rule.ports === "-1/-1" || (from <= port && port <= to);
      return fits && ["all", protocol].includes(rule.protocol) && admitsPlayers(rule.source);
    })
    .sort((a, b) => a.priority - b.priority || Number(a.accepts) - Number(b.accepts));
  if (first?.accepts === true) return open;
  return silent(`security group ${groups.join(", ")} admits no players to ${protocol} ${port}`);
}

function textAt(rule: Value, name: string): string {
  const [found] = valuesAt(rule, name);
  return typeof found?.value === "string" || typeof found?.value === "number" ? String(found.value) : "";
}
