import type { Graph } from "../../cloud-model";
import { onlyOne, type Resource } from "../../graph/resources";
import { blocks, flag, identity, isSet, isTemplate, reference, text } from "../../graph/values";
import type { Finding, Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

/** What addresses are bound to. Facts: Tencent sheet, sections 3.3, 3.4, 17 and 25. */
export const bindingRules: readonly Rule<Graph>[] = [
  {
    code: "binding/address-twice",
    source: "section 17, rules 8 and 12: the second fails with `eip status is illegal BIND`",
    check: (graph) => one(resourcesOf(graph, "eip_association"), "eip_id", "the address"),
  },
  {
    code: "binding/target-twice",
    source: "section 17, rule 8: a CLB takes one address",
    check: (graph) =>
      one(
        resourcesOf(graph, "eip_association").filter(({ args }) => isLoadBalancer(args["instance_id"])),
        "instance_id",
        "the load balancer",
      ),
  },
  eachOf("eip_association", {
    code: "binding/target-public",
    source: "section 17, rule 9: only private CLBs accept an address",
    check: ({ instance_id: target }, _resource, graph) =>
      when(text(targetOf(graph, target)?.args["network_type"]) === "OPEN", () => ({
        at: "instance_id",
        what: "it binds a public load balancer, which takes no address and cannot be made private",
        fix: "make a load balancer with `network_type = INTERNAL`",
      })),
  }),
  eachOf("eip_association", {
    code: "binding/target-has-address",
    source: "section 3.3: not together with allocate_public_ip",
    check: ({ instance_id: target }, _resource, graph) =>
      when(flag(targetOf(graph, target)?.args["allocate_public_ip"]) === true, () => ({
        at: "instance_id",
        what: "it binds an instance that has a public address of its own",
        fix: "set `allocate_public_ip = false` on the instance",
      })),
  }),
  eachOf("eip_association", {
    code: "binding/target-missing",
    source: "section 3.3: the API demands a private address with an interface",
    check: (args) => {
      const { network_interface_id: interfaceId } = args;
      if (isSet(args, "instance_id")) return [];
      const hasInterface = isSet(args, "network_interface_id");
      if (hasInterface && isSet(args, "private_ip")) return [];
      return [
        {
          at: hasInterface ? "private_ip" : "instance_id",
          what:
            isTemplate(interfaceId) || hasInterface
              ? "`private_ip` is left out beside `network_interface_id`"
              : "it binds nothing",
          fix: "write `instance_id`, or `network_interface_id` with `private_ip`",
        },
      ];
    },
  }),
  eachOf("eip_association", {
    code: "binding/create-before-destroy",
    source: "section 25: the new one is made while the old one still binds",
    check: (args) =>
      when(
        blocks(args, "lifecycle").some((lifecycle) => flag(lifecycle["create_before_destroy"]) === true),
        () => ({
          at: "lifecycle",
          what: "`create_before_destroy` makes every change of its target fail: an address is bound once",
          fix: "remove it; a rebind has a gap of some seconds",
        }),
      ),
  }),
];

/** At most one binding has the same argument. */
function one(bindings: readonly Resource[], argument: string, thing: string): Finding[] {
  return onlyOne(
    bindings,
    ({ [argument]: value }) => identity(value),
    ({ address }) => ({ at: argument, what: `${address} binds ${thing} already`, fix: "keep one of the two" }),
  );
}

function isLoadBalancer(target: unknown): boolean {
  return (
    (text(target) ?? "").startsWith("lb-") ||
    (reference(target)?.address ?? "").startsWith("tencentcloud_clb_instance.")
  );
}

/** What is bound, where it is a resource of the same stack. */
function targetOf(graph: Graph, target: unknown): Resource | undefined {
  const { address } = reference(target) ?? {};
  return [...resourcesOf(graph, "clb_instance"), ...resourcesOf(graph, "instance")].find(
    (one) => one.address === address,
  );
}
