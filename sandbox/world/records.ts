import type { FiledObject } from "../store";
import { textsOf, type Objects } from "./objects";

/** A record as resolvers see it. */
interface DnsRecord {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

const mostAliases = 8;

/** What names are told to stand for, with CNAMEs and aliases followed as far as the sandbox knows what they lead to. */
export function valuesOf(name: string, type: string, objects: Objects): readonly string[] {
  const records = recordsIn(objects);
  const follow = (asked: string, steps: number): readonly string[] => {
    const own = records.filter((record) => record.name === asked);
    const direct = own.filter((record) => record.type === type).flatMap(({ values }) => values);
    const aliases = own
      .filter((record) => record.type === `ALIAS ${type}` || (record.type === "CNAME" && type !== "CNAME"))
      .flatMap(({ values }) => values);
    if (direct.length > 0 || aliases.length === 0 || steps === 0) return direct;
    return aliases.flatMap((alias) => [...addressesOf(alias, type, objects), ...follow(alias, steps - 1)]);
  };
  return [...new Set(follow(name, mostAliases))].sort();
}

/** The name servers of a zone that was made here; undefined where the zone is no object of the sandbox. */
export function nameServersOf(zone: string, objects: Objects): readonly string[] | undefined {
  const [made] = objects.holding("aws_route53_zone", "name", zone);
  return made === undefined ? undefined : textsOf(made, "name_servers[]").sort();
}

function recordsIn(objects: Objects): DnsRecord[] {
  return [
    ...objects
      .all("tencentcloud_dnspod_record")
      .filter(isEnabled)
      .map((one) => plain(one, "sub_domain", "domain", "record_type")),
    ...objects
      .all("alicloud_alidns_record")
      .filter(isEnabled)
      .map((one) => plain(one, "rr", "domain_name", "type")),
    ...objects.all("aws_route53_record").map(ofRoute53),
  ];
}

function isEnabled(record: FiledObject): boolean {
  return !textsOf(record, "status").some((status) => status.toUpperCase() === "DISABLE");
}

function plain(record: FiledObject, label: string, zone: string, type: string): DnsRecord {
  const [own = "@"] = textsOf(record, label);
  const [above = ""] = textsOf(record, zone);
  return {
    name: own === "@" ? above : `${own}.${above}`,
    type: textsOf(record, type)[0] ?? "",
    values: textsOf(record, "value").map(withoutDot),
  };
}

function ofRoute53(record: FiledObject): DnsRecord {
  const [type = ""] = textsOf(record, "type");
  const aliases = textsOf(record, "alias.name").map(withoutDot);
  return {
    name: textsOf(record, "fqdn")[0] ?? "",
    type: aliases.length > 0 ? `ALIAS ${type}` : type,
    values: aliases.length > 0 ? aliases : textsOf(record, "records[]").map(withoutDot),
  };
}

/** Addresses behind a name that a cloud gives away by itself. */
function addressesOf(name: string, type: string, objects: Objects): string[] {
  const accelerators = ["dns_name", "dual_stack_dns_name"].flatMap((attribute) =>
    objects.holding("aws_globalaccelerator_accelerator", attribute, name),
  );
  const areas = objects
    .holding("tencentcloud_ga2_global_accelerator", "cname", name)
    .flatMap(({ id }) => objects.holding("tencentcloud_ga2_accelerate_area", "global_accelerator_id", id));
  return [
    ...accelerators.flatMap((one) => textsOf(one, "ip_sets.ip_addresses[]")),
    ...areas.flatMap((one) => textsOf(one, "ip_address[]")),
  ].filter((address) => address.includes(":") === (type === "AAAA"));
}

const withoutDot = (name: string): string => name.replace(/\.$/, "");
