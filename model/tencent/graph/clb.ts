import type { Graph } from "../../cloud-model";
import { bySame, finding, onlyOne } from "../../graph/resources";
import { blocks, flag, identity, isSet, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

/** What a private CLB refuses, at apply only. */
const publicOnly = [
  "vip_isp",
  "address_ip_version",
  "internet_charge_type",
  "master_zone_id",
  "slave_zone_id",
  "zone_id",
  "target_region_info_region",
  "target_region_info_vpc_id",
];

/** Load balancers. Facts: Tencent sheet, sections 4.2, 17 and 25. */
export const clbRules: readonly Rule<Graph>[] = [
  eachOf("clb_instance", {
    code: "clb/private-argument",
    source: "section 17, rule 10: refused at apply",
    check: (args) =>
      text(args["network_type"]) === "INTERNAL"
        ? setAmong(args, publicOnly).map((name) => ({
            at: name,
            what: `\`${name}\` belongs to public load balancers: the apply would fail`,
            fix: "remove it",
          }))
        : [],
  }),
  eachOf("clb_instance", {
    code: "clb/private-network",
    source: "section 17, rule 10",
    check: (args) =>
      text(args["network_type"]) === "INTERNAL"
        ? ["vpc_id", "subnet_id"]
            .filter((name) => !isSet(args, name))
            .map((name) => ({
              at: name,
              what: `\`${name}\` is left out, which a private load balancer needs`,
              fix: "write it",
            }))
        : [],
  }),
  eachOf("clb_instance", {
    code: "clb/own-address",
    source: "sections 3.4 and 25: it cannot be destroyed in one go, and removing the argument unbinds nothing",
    check: (args) =>
      when(isSet(args, "eip_address_id"), () => ({
        at: "eip_address_id",
        what: "`eip_address_id` makes the load balancer own the address",
        fix: "remove it, and bind the address with tencentcloud_eip_association",
      })),
  }),
  eachOf("clb_instance", {
    code: "clb/create-before-destroy",
    source: "section 25: `Same CLB name exists`",
    check: (args) => {
      const twice = blocks(args, "lifecycle").some((lifecycle) => flag(lifecycle["create_before_destroy"]) === true);
      return when(twice && text(args["clb_name"]) !== undefined, () => ({
        at: "lifecycle",
        what: "`create_before_destroy` makes every replacement fail: the region has one load balancer of a name",
        fix: "remove it, or let the name change together with what replaces it",
      }));
    },
  }),
  {
    code: "clb/name-twice",
    source: "section 17, rule 21: names are unique in a region",
    check: (graph) =>
      onlyOne(
        resourcesOf(graph, "clb_instance"),
        ({ clb_name: name }) => identity(name),
        ({ address }) => ({ at: "clb_name", what: `${address} has the name already`, fix: "choose another name" }),
      ),
  },
  eachOf("clb_instance", {
    code: "clb/log",
    source: "section 4.2: both or none",
    check: (args) => {
      const set = setAmong(args, ["log_set_id", "log_topic_id"]);
      return when(set.length === 1, () => ({
        at: set.join(),
        what: "of `log_set_id` and `log_topic_id` only one is set",
        fix: "set both, or none",
      }));
    },
  }),
  {
    code: "clb/listeners",
    source: "section 17, rule 21: 50 listeners per CLB",
    check: (graph) =>
      [...bySame(resourcesOf(graph, "clb_listener"), ({ clb_id: id }) => identity(id)).values()].flatMap(
        (listeners) => {
          const [tooMany] = listeners.slice(50);
          const what = `its load balancer has ${listeners.length} listeners`;
          return tooMany ? [finding(tooMany, { at: "clb_id", what, fix: "spread them: 50 each at most" })] : [];
        },
      ),
  },
];
