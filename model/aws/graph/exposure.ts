import type { Graph } from "../../cloud-model";
import type { ExposureSigns, Opening } from "../../graph/exposure";
import { opened, type Written } from "../../graph/opened";
import type { Arguments, Resource } from "../../graph/resources";
import { blocksAndDynamic, flag, isSet, isTemplate, list, number, text } from "../../graph/values";
import { resourcesOf } from "./provider";

/** Numbers of protocols as IANA has them, which AWS takes as well. */
const byNumber = new Map([
  ["6", "tcp"],
  ["17", "udp"],
]);

/** Who may come, and what has a public address. Facts: AWS sheet, sections 5, 6 and 11. */
export const exposure: ExposureSigns = {
  openings: (graph) => [
    ...resourcesOf(graph, "vpc_security_group_ingress_rule").flatMap((resource) =>
      ["cidr_ipv4", "cidr_ipv6", "prefix_list_id"]
        .filter((at) => isSet(resource.args, at))
        .flatMap((at) => lets(resource, at, resource.args, [sourceOf(at, resource.args[at])])),
    ),
    ...["security_group", "default_security_group"]
      .flatMap((type) => resourcesOf(graph, type))
      .flatMap((resource) =>
        blocksAndDynamic(resource.args, "ingress").flatMap((rule) => lets(resource, "ingress", rule, ranges(rule))),
      ),
    ...resourcesOf(graph, "security_group_rule")
      .filter(({ args }) => text(args["type"]) === "ingress")
      .flatMap((resource) => lets(resource, "cidr_blocks", resource.args, ranges(resource.args))),
  ],
  addresses: (graph) => [
    ...["eip", "eip_association"]
      .flatMap((type) => resourcesOf(graph, type))
      .map((resource) => ({ resource, what: "a public address" })),
    ...["lb", "alb", "elb"]
      .flatMap((type) => resourcesOf(graph, type))
      .filter(({ args }) => flag(args["internal"]) !== true)
      .map((resource) => ({ resource, what: "a load balancer with public addresses" })),
    ...resourcesOf(graph, "subnet")
      .filter(({ args }) => givesOfSubnets.some((name) => flag(args[name]) === true))
      .map((resource) => ({ resource, what: "a subnet that gives its machines public addresses" })),
    ...machines(graph).map((resource) => ({ resource, what: "a machine with a public address" })),
  ],
};

/** Addresses of IPv6 are public ones. */
const givesOfSubnets = ["map_public_ip_on_launch", "assign_ipv6_address_on_creation"];

function machines(graph: Graph): Resource[] {
  const launched = ["instance", "spot_instance_request", "launch_configuration", "network_interface"];
  return [
    ...launched.flatMap((type) => resourcesOf(graph, type)).filter(({ args }) => gives(args)),
    ...resourcesOf(graph, "launch_template").filter(({ args }) =>
      blocksAndDynamic(args, "network_interfaces").some(gives),
    ),
  ];
}

function gives(args: Arguments): boolean {
  return (
    flag(args["associate_public_ip_address"]) === true ||
    (number(args["ipv6_address_count"]) ?? 0) > 0 ||
    list(args["ipv6_addresses"]).length > 0
  );
}

type Source = Pick<Written, "source" | "list">;

function ranges(rule: Arguments): Source[] {
  return ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"].flatMap((name) =>
    (isTemplate(rule[name]) ? [rule[name]] : list(rule[name])).map((one) => sourceOf(name, one)),
  );
}

function sourceOf(name: string, written: unknown): Source {
  return name.startsWith("prefix_list") ? { source: undefined, list: "a prefix list" } : { source: text(written) };
}

function lets(resource: Resource, at: string, rule: Arguments, sources: readonly Source[]): Opening[] {
  const written = text(rule["ip_protocol"] ?? rule["protocol"]) ?? "";
  const [from, to] = [number(rule["from_port"]), number(rule["to_port"])];
  return sources.flatMap((source) =>
    opened({
      resource,
      at,
      protocol: byNumber.get(written) ?? written,
      numbers: from === undefined || to === undefined ? undefined : [from, to],
      ...source,
    }),
  );
}
