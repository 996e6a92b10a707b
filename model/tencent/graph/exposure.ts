import type { ExposureSigns, Opening } from "../../graph/exposure";
import { opened } from "../../graph/opened";
import type { Arguments, Resource } from "../../graph/resources";
import { blocksAndDynamic, flag, isSet, list, number, reference, setAmong, text } from "../../graph/values";
import { resourcesOf } from "./provider";

/** Arguments that make a machine of its own, or of a scaling group, have a public address. */
const gives = ["allocate_public_ip", "public_ip_assigned"];
/** Types that are, or bind, a public address. */
const addresses = [
  "eip",
  "eip_association",
  "ha_vip_eip_attachment",
  "elastic_public_ipv6",
  "elastic_public_ipv6_attachment",
  "classic_elastic_public_ipv6",
];
/** Home's own behind an accelerator, as it is pinned. */
const ownAddress = "tencentcloud_eip.home";
const publishedEntry = /^\$\{data\.terraform_remote_state\.\w+\.outputs\.entry_id\}$/;
/** Where addresses, and protocols with their ports, are written by the id of a list. */
const sourceLists = ["address_template_id", "address_template_group", "address_template"];
const portLists = ["service_template_id", "service_template_group", "protocol_template"];

/** Who may come, and what has a public address. Facts: Tencent sheet, sections 3.1, 4.1, 4.2 and 4.5. */
export const exposure: ExposureSigns = {
  openings: (graph) => [
    ...resourcesOf(graph, "security_group_rule_set").flatMap((resource) => lets(resource, "ingress")),
    ...resourcesOf(graph, "lighthouse_firewall_rule").flatMap((resource) => lets(resource, "firewall_rules")),
    ...resourcesOf(graph, "security_group_rule")
      .filter(({ args }) => text(args["type"])?.toLowerCase() === "ingress")
      .flatMap((resource) => letsBy(resource, "type", older(resource.args))),
    ...resourcesOf(graph, "security_group_lite_rule").flatMap((resource) =>
      list(resource.args["ingress"]).flatMap((rule) => letsBy(resource, "ingress", short(text(rule) ?? "DROP"))),
    ),
  ],
  addresses: (graph) => [
    ...addresses
      .flatMap((type) => resourcesOf(graph, type))
      .map((resource) => ({ resource, what: "a public address", ...ownerOf(resource) })),
    ...resourcesOf(graph, "dnat").map((resource) => ({ resource, what: "a way in from a public address" })),
    ...resourcesOf(graph, "clb_instance")
      .filter(({ args }) => text(args["network_type"]) === "OPEN" || isSet(args, "eip_address_id"))
      .map((resource) => ({ resource, what: "a load balancer with a public address" })),
    ...["instance", "as_scaling_config"]
      .flatMap((type) => resourcesOf(graph, type))
      .filter(({ args }) => gives.some((name) => flag(args[name]) === true))
      .map((resource) => ({ resource, what: "a machine with a public address" })),
  ],
};

/** Whose the address is, or the one that is bound: the entry's is an anycast address, and published by its stack. */
function ownerOf({ type, address, args }: Resource): Pick<ReturnType<ExposureSigns["addresses"]>[number], "of"> {
  const { eip_id: bound } = args;
  if (type === "eip" && text(args["type"]) === "AnycastEIP") return { of: "entry" };
  if (typeof bound === "string" && publishedEntry.test(bound)) return { of: "entry" };
  return [address, reference(bound)?.address].includes(ownAddress) ? { of: "home" } : {};
}

function lets(resource: Resource, at: string): Opening[] {
  return blocksAndDynamic(resource.args, at).flatMap((rule) => letsBy(resource, at, rule));
}

function letsBy(resource: Resource, at: string, rule: Arguments): Opening[] {
  if ((text(rule["action"]) ?? "ACCEPT").toUpperCase() !== "ACCEPT") return [];
  const source = text(rule["cidr_block"] ?? rule["ipv6_cidr_block"]);
  const byList = setAmong(rule, sourceLists).length > 0 && { list: "an address template" };
  const all = setAmong(rule, portLists).length > 0 || !isSet(rule, "protocol");
  const protocol = all ? "ALL" : text(rule["protocol"]);
  return numbersOf(rule).flatMap((numbers) => opened({ resource, at, protocol, numbers, source, ...byList }));
}

/** A rule that is a resource of its own, in the words of a rule set. */
function older({ policy, cidr_ip, ipv6_cidr_ip, ip_protocol, port_range, ...rule }: Arguments): Arguments {
  return {
    ...rule,
    action: policy,
    cidr_block: cidr_ip,
    ipv6_cidr_block: ipv6_cidr_ip,
    protocol: ip_protocol,
    port: port_range,
  };
}

/** `ACCEPT#10.0.0.0/8#7000#TCP`, in the words of a rule set. */
function short(rule: string): Arguments {
  const [action, source = "", port = "", protocol = ""] = rule.split("#");
  return {
    action,
    ...(source.startsWith("ipm") ? { address_template_id: source } : { cidr_block: source }),
    ...(port !== "" && { port }),
    ...(protocol.startsWith("ppm") ? { service_template_id: protocol } : { protocol }),
  };
}

/** `7000`, `7000-7010`, `80,443`, or `ALL`. */
function numbersOf({ port }: Arguments): (readonly [number, number] | undefined)[] {
  const written = text(port) ?? "ALL";
  if (written.toUpperCase() === "ALL") return [[0, 65_535]];
  return written.split(",").map((part) => {
    const [from, to = from] = part.split("-").map((one) => number(one));
    return from === undefined || to === undefined ? undefined : [from, to];
  });
}
