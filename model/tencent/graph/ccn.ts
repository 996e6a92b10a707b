import type { Graph } from "../../cloud-model";
import { bySame, finding, onlyOne, type Arguments, type Resource } from "../../graph/resources";
import { flag, identity, isSet, isTemplate, list, reference, text } from "../../graph/values";
import { overlaps } from "../../network";
import { pairs } from "../../pairs";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

/** The private road between regions. Facts: Tencent sheet, sections 6, 17 and 25. */
export const ccnRules: readonly Rule<Graph>[] = [
  {
    code: "ccn/overlap",
    source: "section 17, rule 22",
    check: (graph) =>
      [...bySame(resourcesOf(graph, "ccn_attachment_v2"), hub).values()].flatMap((attachments) =>
        pairs(attachments).flatMap(([one, other]) => {
          const [a, b] = [rangeOf(graph, one), rangeOf(graph, other)];
          if (a === undefined || b === undefined || one.args["instance_id"] === other.args["instance_id"]) return [];
          const what = `its network (${b}) overlaps that of ${one.address} (${a}): they cannot be joined`;
          return overlaps(a, b) ? [finding(other, { at: "instance_id", what, fix: "choose another range" })] : [];
        }),
      ),
  },
  {
    code: "ccn/attached-twice",
    source: "section 17, rule 22: one attachment per VPC",
    check: (graph) =>
      onlyOne(
        resourcesOf(graph, "ccn_attachment_v2"),
        ({ instance_id: id }) => identity(id),
        ({ address }) => ({ at: "instance_id", what: `${address} joins the same network`, fix: "keep one of the two" }),
      ),
  },
  eachOf("ccn_bandwidth_limit", {
    code: "ccn/limit-destination",
    source: "section 17, rule 23; section 6",
    check: (args, _resource, graph) => {
      const type = limitType(graph, args["ccn_id"]);
      const has = isSet(args, "dst_region");
      const region = identity(args["region"]);
      return [
        ...when(type === "INTER_REGION_LIMIT" && !has, () => ({
          at: "dst_region",
          what: "`dst_region` is left out, but the hub limits pairs of regions",
          fix: "write the region at the other end",
        })),
        ...when(type === "OUTER_REGION_LIMIT" && has, () => ({
          at: "dst_region",
          what: "`dst_region` is set, but the hub limits what leaves a region, wherever it goes",
          fix: "remove it, or write `bandwidth_limit_type = INTER_REGION_LIMIT` on the hub",
        })),
        ...when(has && region !== undefined && region === identity(args["dst_region"]), () => ({
          at: "dst_region",
          what: "`dst_region` is the region it begins in",
          fix: "write the region at the other end",
        })),
      ];
    },
  }),
  {
    code: "ccn/limit-twice",
    source: "section 17, rule 23: the id in Terraform is ccnId#region",
    check: (graph) =>
      onlyOne(
        resourcesOf(graph, "ccn_bandwidth_limit"),
        (args) => {
          const [ccn, region] = [hub(args), identity(args["region"])];
          return ccn === undefined || region === undefined ? undefined : `${ccn} ${region}`;
        },
        ({ address }) => ({
          at: "region",
          what: `${address} limits the same region, and Terraform would take the two for one`,
          fix: "begin one of them at its other end, or use a hub of its own",
        }),
      ),
  },
  eachOf("ccn_bandwidth_limit", {
    code: "ccn/limit-order",
    source: "section 17, rule 23: both ends must be joined first",
    check: (args, _resource, graph) => {
      const ends = ["region", "dst_region"].map((name) => identity(args[name]));
      const after = list(args["depends_on"]);
      return resourcesOf(graph, "ccn_attachment_v2")
        .filter((end) => hub(end.args) === hub(args) && ends.includes(identity(end.args["instance_region"])))
        .filter(({ address }) => !after.includes(address))
        .map(({ address }) => ({
          at: "depends_on",
          what: `it may be made before ${address}, and would be refused`,
          fix: "add that attachment to `depends_on`",
        }));
    },
  }),
  eachOf("ccn", {
    code: "ccn/prepaid",
    source: "section 6: PREPAID only with the inter-region limit",
    check: (args) => {
      const limit = text(args["bandwidth_limit_type"] ?? "OUTER_REGION_LIMIT");
      return when(text(args["charge_type"]) === "PREPAID" && limit === "OUTER_REGION_LIMIT", () => ({
        at: "charge_type",
        what: "`charge_type` is PREPAID, which limits pairs of regions only",
        fix: "write `bandwidth_limit_type = INTER_REGION_LIMIT`, or `charge_type = POSTPAID`",
      }));
    },
  }),
  eachOf("ccn", {
    code: "ccn/route-overlap",
    source: "sections 6 and 25: overlap cannot be off, and ECMP alone sends it off",
    check: (args) => {
      const { route_overlap_flag: overlap } = args;
      const off = flag(overlap) === false || (isSet(args, "route_ecmp_flag") && !isSet(args, "route_overlap_flag"));
      return when(off && !isTemplate(overlap), () => ({
        at: "route_overlap_flag",
        what: "`route_overlap_flag` is off, which the apply refuses",
        fix: "write `route_overlap_flag = true`",
      }));
    },
  }),
];

function hub({ ccn_id: id }: Arguments): string | undefined {
  return identity(id);
}

/** The address range of what is attached, where it is a resource of the same stack. */
function rangeOf(graph: Graph, { args }: Resource): string | undefined {
  const { address } = reference(args["instance_id"]) ?? {};
  const range = text(resourcesOf(graph, "vpc").find((one) => one.address === address)?.args["cidr_block"]);
  return range !== undefined && /^[\d.]+\/\d+$/.test(range) ? range : undefined;
}

/** How the hub limits bandwidth, where it is a resource of the same stack. */
function limitType(graph: Graph, ccn: unknown): string | undefined {
  const { address } = reference(ccn) ?? {};
  const found = resourcesOf(graph, "ccn").find((one) => one.address === address);
  return found && text(found.args["bandwidth_limit_type"] ?? "OUTER_REGION_LIMIT");
}
