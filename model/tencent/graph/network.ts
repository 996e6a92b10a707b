import type { Graph } from "../../cloud-model";
import { privateRange } from "../../graph/private-range";
import { subnetRules } from "../../graph/subnets";
import { isSet, list, number, reference, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, provider, resourcesOf } from "./provider";

/** Networks, routes and NAT. Facts: Tencent sheet, sections 4.1, 17 and 25. */
export const networkRules: readonly Rule<Graph>[] = [
  eachOf("vpc", {
    code: "network/vpc-range",
    source: "section 4.1: inside 10/8, 172.16/12 or 192.168/16",
    check: privateRange,
  }),
  ...subnetRules(provider, "section 4.1"),
  eachOf("nat_gateway", {
    code: "network/nat-standard",
    source: "section 17, rule 27: a standard NAT gateway has fixed sizes",
    check: (args) =>
      number(args["nat_product_version"]) === 2
        ? Object.entries({ bandwidth: 5000, max_concurrent: 2_000_000 }).flatMap(([name, only]) => {
            const written = number(args[name]);
            return when(written !== undefined && written !== only, () => ({
              at: name,
              what: `\`${name}\` is ${written ?? ""}, but version 2 has ${only} always`,
              fix: "remove it",
            }));
          })
        : [],
  }),
  eachOf("nat_gateway", {
    code: "network/nat-bandwidth",
    source: "section 25: beside the bandwidth of its address the plan never comes to rest",
    check: (args, _resource, graph) => {
      if (!isSet(args, "stock_public_ip_addresses_bandwidth_out")) return [];
      const assigned = list(args["assigned_eip_set"]).map((value) => reference(value)?.address);
      return resourcesOf(graph, "eip")
        .filter(({ address, args: eip }) => assigned.includes(address) && isSet(eip, "internet_max_bandwidth_out"))
        .map(({ address }) => ({
          at: "stock_public_ip_addresses_bandwidth_out",
          what: `\`stock_public_ip_addresses_bandwidth_out\` and the bandwidth of ${address} say the same`,
          fix: "keep one of the two",
        }));
    },
  }),
  eachOf("nat_gateway", {
    code: "network/nat-addresses",
    source: "section 4.1: 1 to 10 addresses",
    check: ({ assigned_eip_set: addresses }) =>
      when(Array.isArray(addresses) && (addresses.length < 1 || addresses.length > 10), () => ({
        at: "assigned_eip_set",
        what: `\`assigned_eip_set\` has ${list(addresses).length} addresses`,
        fix: "write 1 to 10",
      })),
  }),
  eachOf("route_table_entry", {
    code: "network/route-to-address",
    source: "section 25: refused at apply",
    check: ({ next_type: type, next_hub: hub }) => {
      const written = text(hub);
      return when(text(type) === "EIP" && written !== undefined && written !== "0", () => ({
        at: "next_hub",
        what: `\`next_hub\` is ${written ?? ""} beside \`next_type = EIP\``,
        fix: 'write "0"',
      }));
    },
  }),
];
