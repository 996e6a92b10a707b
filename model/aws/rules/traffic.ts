import type { TrafficWish } from "../../cloud-model";
import { cloudOf } from "../../edge";
import type { Rule } from "../../rule";
import { edgeAtHome, edgesTogether } from "../../rules/edge-regions";
import { activeEdges, protocolsOf } from "../traffic";
import { takenLabel } from "./taken-label";

/** Endpoint groups of one accelerator, over all its listeners. */
const mostGroups = 42;

/** What listeners and endpoint groups of an accelerator, and names, take. */
export const trafficRules: readonly Rule<TrafficWish>[] = [
  edgeAtHome,
  edgesTogether,
  takenLabel,
  {
    code: "edge/behind-accelerator",
    source: "AWS sheet, sections 8.2 and 9: endpoints are load balancers, machines and addresses on AWS",
    check: ({ cloud, edges }) =>
      Object.entries(edges)
        .filter(([, edge]) => cloudOf(edge, cloud) !== cloud)
        .map(([key, edge]) => ({
          path: ["edges", key, "cloud"],
          what: `\`edges.${key}.cloud\` is ${cloudOf(edge, cloud)}, but an accelerator sends players to AWS alone, and has no other way to home`,
          fix: "choose AWS for the edge, or for the environment a cloud whose edges have names and addresses of their own",
        })),
  },
  {
    code: "traffic/dial-zero",
    source: "AWS sheet, section 20, rule 13; docs about-endpoints-endpoint-weights.unhealthy-endpoints",
    check: (wish) => {
      const edges = activeEdges(wish).filter(([, { dialPercent, drain }]) => dialPercent === 0 && !drain);
      const atEdges = edges.map(([key]) => ({
        path: ["edges", key, "dialPercent"],
        what: `\`edges.${key}.dialPercent\` is 0, which is no drain: when other regions fail, players are sent there all the same`,
        fix: "write `drain: true` to drain the edge, `retired: true` to drop it, or more than 0 to keep it",
      }));
      if (wish.home.dialPercent > 0) return atEdges;
      const what =
        "`home.dialPercent` is 0, which keeps nobody out: when other regions fail, players are sent there all the same";
      return [
        { path: ["home", "dialPercent"], what, fix: "write more than 0; 1 sends home hardly anybody" },
        ...atEdges,
      ];
    },
  },
  {
    code: "traffic/groups",
    source: "AWS sheet, section 16: listeners x endpoint groups, 42, not adjustable",
    check: (wish) => {
      const [listeners, regions] = [protocolsOf(wish).length, activeEdges(wish).length + 1];
      if (listeners * regions <= mostGroups) return [];
      const what = `\`edges\` and home are ${regions} regions, with ${listeners} listeners ${listeners * regions} endpoint groups, and an accelerator has ${mostGroups}`;
      return [{ path: ["edges"], what, fix: `keep ${Math.floor(mostGroups / listeners) - 1} edges at most` }];
    },
  },
  {
    code: "dns/zone-id-missing",
    source: "design: nothing is looked up; aws_route53_record: zone_id is required",
    check: ({ dns }) => {
      if (dns === undefined || dns.zoneId !== undefined || dns.delegate !== undefined) return [];
      const what = `\`dns.zoneId\` is missing: Route 53 may have several zones of the name ${dns.zone}`;
      return [{ path: ["dns", "zoneId"], what, fix: "write the id of the hosted zone, e.g. Z0123456789ABCDEFGHIJ" }];
    },
  },
  {
    code: "dns/zone-id",
    source: "Route 53: ids of hosted zones",
    check: ({ dns }) => {
      if (dns?.zoneId === undefined || /^Z[A-Z0-9]+$/.test(dns.zoneId)) return [];
      const what = `\`dns.zoneId\` is ${dns.zoneId}, which is not the id of a hosted zone`;
      return [{ path: ["dns", "zoneId"], what, fix: "write it as the console shows it, e.g. Z0123456789ABCDEFGHIJ" }];
    },
  },
  {
    code: "entry/shield",
    source: "AWS sheet, section 14: a subscription of a year, never made implicitly",
    check: ({ entry, acknowledge }) => {
      if (entry?.shield === undefined || acknowledge.includes("shield-advanced")) return [];
      const what = "`entry.shield` is set, which an account can have only with Shield Advanced, a commitment of a year";
      const fix = "write `acknowledge: [shield-advanced]` once the account has it, or remove it";
      return [{ path: ["entry", "shield"], what, fix }];
    },
  },
];
