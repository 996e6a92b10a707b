import { createHash } from "node:crypto";
import type { Cloud } from "../../provider/cloud";
import { Refusal } from "../../provider/diagnostic";
import type { FiledObject } from "../../store";
import { shown, type Group, type Value } from "../../value/value";
import { textsAt } from "../look-up";
import { says } from "../objections";
import { account } from "./names";
import { attachmentsOf } from "./anycast";

/** What can be asked for by its very value. */
const exact = [
  "anycast_eip_address_name",
  "business_status",
  "internet_charge_type",
  "ip_address",
  "payment_type",
  "service_location",
  "status",
];

/** The anycast addresses of the account: the only place where their numbers are told. Facts: Alibaba sheet, section 3.1. */
export function anycastAddresses(config: Group, cloud: Cloud): Group {
  if (says(config["output_file"])) throw new Refusal("the sandbox writes no `output_file`", ["output_file"]);
  const found = cloud
    .list("alicloud_eipanycast_anycast_eip_address")
    .map((object) => addressOf(object, cloud))
    .filter((address) => isAskedFor(address, config));
  const ids = found.map(({ id = null }) => id);
  return {
    id: createHash("sha256").update(ids.map(shown).join(",")).digest("hex").slice(0, 10),
    ids,
    names: found.map(({ anycast_eip_address_name: name = null }) => name),
    addresses: found,
  };
}

function addressOf({ id, attributes }: FiledObject, cloud: Cloud): Group {
  const bound = attachmentsOf(id, cloud).map(({ attributes: one }): Group => {
    const names = ["bind_instance_id", "bind_instance_region_id", "bind_instance_type", "bind_time"];
    return Object.fromEntries(names.map((name) => [name, one[name] ?? null]));
  });
  return {
    ...attributes,
    id,
    anycast_id: id,
    ali_uid: account,
    bid: "26842",
    business_status: "Normal",
    status: bound.length > 0 ? "Associated" : "Allocated",
    anycast_eip_bind_info_list: bound,
  };
}

function isAskedFor(address: Group, config: Group): boolean {
  const ids = textsAt(config, "ids[]");
  const instances = textsAt(config, "bind_instance_ids[]");
  const bound = textsAt(address, "anycast_eip_bind_info_list.bind_instance_id");
  return (
    (ids.length === 0 || ids.includes(shown(address["id"]))) &&
    (instances.length === 0 || bound.some((id) => instances.includes(id))) &&
    fits(address["anycast_eip_address_name"], config["name_regex"]) &&
    exact.every((name) => !says(config[name]) || config[name] === address[name])
  );
}

function fits(name: Value | undefined, pattern: Value | undefined): boolean {
  return (
    typeof pattern !== "string" || pattern === "" || new RegExp(pattern).test(typeof name === "string" ? name : "")
  );
}
