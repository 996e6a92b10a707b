import type { ExposureSigns, Opening } from "../../graph/exposure";
import { opened } from "../../graph/opened";
import { resourcesOfProvider } from "../../graph/provider";
import type { Arguments, Resource } from "../../graph/resources";
import { blocksAndDynamic, flag, isSet, isTemplate, number, text } from "../../graph/values";

const { resourcesOf } = resourcesOfProvider("alicloud_");

/** Who may come, and what has a public address. Facts: Alibaba sheet, sections 4 and 5. */
export const exposure: ExposureSigns = {
  openings: (graph) => [
    ...resourcesOf(graph, "security_group_rule")
      .filter(({ args }) => text(args["type"]) === "ingress")
      .flatMap((resource) => lets(resource, "cidr_ip", resource.args, ["cidr_ip", "ipv6_cidr_ip", "prefix_list_id"])),
    ...resourcesOf(graph, "ens_security_group").flatMap((resource) =>
      blocksAndDynamic(resource.args, "permissions")
        .filter(({ direction }) => text(direction) === "ingress")
        .flatMap((rule) => lets(resource, "permissions", rule, ["source_cidr_ip", "ipv6_source_cidr_ip"])),
    ),
  ],
  addresses: (graph) => [
    ...["eip_address", "eip", "eip_association"]
      .flatMap((type) => resourcesOf(graph, type))
      .map((resource) => ({ resource, what: "a public address" })),
    ...["slb_load_balancer", "slb"]
      .flatMap((type) => resourcesOf(graph, type))
      .filter(({ args }) => isPublic(args))
      .map((resource) => ({ resource, what: "a load balancer with a public address" })),
    ...["nlb_load_balancer", "alb_load_balancer"]
      .flatMap((type) => resourcesOf(graph, type))
      .filter(({ args }) => text(args["address_type"]) === "Internet")
      .map((resource) => ({ resource, what: "a load balancer with public addresses" })),
    ...["instance", "ess_scaling_configuration"]
      .flatMap((type) => resourcesOf(graph, type))
      .filter(({ args }) => (number(args["internet_max_bandwidth_out"]) ?? 0) > 0)
      .map((resource) => ({ resource, what: "a machine with a public address" })),
    ...resourcesOf(graph, "ens_instance")
      .filter(({ args }) => flag(args["public_ip_identification"]) === true)
      .map((resource) => ({ resource, what: "a machine with a public address" })),
  ],
};

/** Where nothing is written, a load balancer is public. */
function isPublic(args: Arguments): boolean {
  if (isTemplate(args["address_type"])) return false;
  return (text(args["address_type"]) ?? "internet") === "internet" && flag(args["internet"]) !== false;
}

function lets(resource: Resource, at: string, rule: Arguments, sources: readonly string[]): Opening[] {
  if ((text(rule["policy"]) ?? "accept").toLowerCase() !== "accept") return [];
  const [from, to] = (text(rule["port_range"]) ?? "-1/-1").split("/").map((one) => number(one));
  const numbers: readonly [number, number] | undefined =
    from === undefined || to === undefined ? undefined : from === -1 ? [0, 65_535] : [from, to];
  const protocol = text(rule["ip_protocol"]);
  return sources
    .filter((name) => isSet(rule, name))
    .flatMap((name) => {
      const list = name === "prefix_list_id" && { list: "a prefix list" };
      return opened({ resource, at, protocol, numbers, source: text(rule[name]), ...list });
    });
}
