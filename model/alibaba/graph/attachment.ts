import type { Graph } from "../../cloud-model";
import { bySame, finding, type Arguments, type Resource } from "../../graph/resources";
import { blocks, identity, isSet, isTemplate, mayHaveMore, reference, text } from "../../graph/values";
import { pairs } from "../../pairs";
import type { Finding, Rule } from "../../rule";
import { when } from "../../when";
import { isMainland } from "../regions";
import { eachOf, referred, resourcesOf } from "./provider";

const type = "eipanycast_anycast_eip_address_attachment";

/** What Anycast EIPs are bound to. Facts: Alibaba sheet, sections 1, 3.2, 3.3, 13 and 15. */
export const attachmentRules: readonly Rule<Graph>[] = [
  eachOf(type, {
    code: "attachment/mode",
    source: "section 15, rule 3: where it is left out, the order of creation decides",
    check: (args) =>
      when(!isSet(args, "association_mode"), () => ({
        at: "association_mode",
        what: "`association_mode` is left out, so the first one that is made gets all players",
        fix: "write Default on the one that gets all players, and Normal on the others",
      })),
  }),
  {
    code: "attachment/default",
    source: "section 15, rule 3: exactly one",
    check: (graph) =>
      ofOneAddress(graph, (attachments) => {
        const modes = attachments.map(({ args }) => args["association_mode"]);
        const defaults = attachments.filter((_, index) => text(modes[index]) === "Default");
        const [first] = attachments;
        // another stack may have it where not all is known here
        if (first === undefined || modes.some((mode) => text(mode) === undefined)) return [];
        if (defaults.length === 0) {
          const what = "no attachment of the address is the Default one, so the cloud chooses who gets most players";
          return [finding(first, { at: "association_mode", what, fix: "write Default on one of them" })];
        }
        return defaults.slice(1).map((more) =>
          finding(more, {
            at: "association_mode",
            what: `${defaults[0]?.address ?? ""} is the Default of the same address, and the later one takes over`,
            fix: "write Normal, with the access points it serves",
          }),
        );
      }),
  },
  eachOf(type, {
    code: "attachment/access-points",
    source: "section 15, rules 3 and 4: Normal serves what it names, Default ignores what it names",
    check: (args) => {
      const mode = text(args["association_mode"]);
      const named = mayHaveMore(args, "pop_locations") || blocks(args, "pop_locations").length > 0;
      return [
        ...when(mode === "Default" && named, () => ({
          at: "pop_locations",
          what: "access points of the Default attachment are ignored",
          fix: "remove them",
        })),
        ...when(mode === "Normal" && !named, () => ({
          at: "pop_locations",
          what: "`pop_locations` is left out, so no access point sends players here",
          fix: "write the access points, or `association_mode = Default`",
        })),
      ];
    },
  }),
  {
    code: "attachment/region-twice",
    source: "section 15, rule 5: one endpoint per region",
    check: (graph) =>
      ofOneAddress(graph, (attachments) =>
        pairs(attachments)
          .filter(([one, other]) => same(one, other, "bind_instance_region_id"))
          .map(([one, other]) => {
            const what = `${one.address} is in the same region, and an address has one endpoint there`;
            return finding(other, { at: "bind_instance_region_id", what, fix: "keep one of the two" });
          }),
      ),
  },
  {
    code: "attachment/access-point-twice",
    source: "section 15, rule 5",
    check: (graph) =>
      ofOneAddress(graph, (attachments) =>
        pairs(attachments).flatMap(([one, other]) => {
          const taken = accessPoints(one.args);
          return accessPoints(other.args)
            .filter((name) => taken.includes(name))
            .map((name) => {
              const what = `the access point ${name} is ${one.address}'s already`;
              return finding(other, { at: "pop_locations", what, fix: "keep it in one of the two" });
            });
        }),
      ),
  },
  eachOf(type, {
    code: "attachment/target",
    source: "section 15, rule 6: a private CLB, or an interface",
    check: ({ bind_instance_id: target, bind_instance_type: kind }, _resource, graph) => {
      const balancer = referred(graph, target, "slb_load_balancer");
      const address = reference(target)?.address ?? "";
      return [
        ...when(/^alicloud_(nlb|alb)_load_balancer\./.test(address), () => ({
          at: "bind_instance_id",
          what: "an ALB or NLB is bound from its own side, which Terraform cannot do",
          fix: "bind a private CLB",
        })),
        ...when(balancer !== undefined && text(kind) === "NetworkInterface", () => ({
          at: "bind_instance_type",
          what: "`bind_instance_type` is NetworkInterface, but it binds a load balancer",
          fix: "write SlbInstance",
        })),
        ...when(
          balancer !== undefined &&
            !isTemplate(balancer.args["address_type"]) &&
            text(balancer.args["address_type"]) !== "intranet",
          () => ({
            at: "bind_instance_id",
            what: "it binds a public load balancer, and an Anycast EIP takes private ones only",
            fix: "write `address_type = intranet` on the load balancer",
          }),
        ),
      ];
    },
  }),
  eachOf(type, {
    code: "attachment/region",
    source: "section 15, rule 7; section 13: ordinary ids, outside of mainland China",
    check: ({ bind_instance_region_id: region }) => {
      const written = text(region) ?? "";
      return [
        ...when(isMainland(written), () => ({
          at: "bind_instance_region_id",
          what: `\`bind_instance_region_id\` is ${written}, in mainland China`,
          fix: "bind something outside of it",
        })),
        ...when(/-[a-z]{2}\d+-[a-z]\d+$/.test(written), () => ({
          at: "bind_instance_region_id",
          what: `\`bind_instance_region_id\` is ${written}, which is what the cloud calls it inside`,
          fix: "write the ordinary id, e.g. eu-west-1",
        })),
      ];
    },
  }),
];

/** What a rule says of all attachments of one address. */
function ofOneAddress(graph: Graph, check: (attachments: readonly Resource[]) => readonly Finding[]): Finding[] {
  const groups = bySame(resourcesOf(graph, type), ({ anycast_id: id }) => identity(id));
  return [...groups.values()].flatMap((attachments) => check(attachments));
}

function same(one: Resource, other: Resource, name: string): boolean {
  const value = identity(one.args[name]);
  return value !== undefined && value === identity(other.args[name]);
}

function accessPoints(args: Arguments): string[] {
  return blocks(args, "pop_locations").flatMap(({ pop_location: name }) => text(name) ?? []);
}
