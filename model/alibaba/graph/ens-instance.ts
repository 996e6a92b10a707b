import type { Graph } from "../../cloud-model";
import { blocks, flag, isSet, isTemplate, number, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** Arguments that belong to one way of choosing a place. */
const ofNode = ["ens_region_id", "net_work_id", "vswitch_id", "private_ip_address"];
const ofArea = ["net_district_code", "carrier"];
/** Families without a system disk of their own choice. */
const bareMetal = /x86_pm|x86_bmi?|pc_bmi|arm_bmi/;

/** Machines of ENS. Facts: Alibaba sheet, sections 1, 5.1, 5.3 and 15. */
export const ensInstanceRules: readonly Rule<Graph>[] = [
  eachOf("ens_instance", {
    code: "ens/amount",
    source: "section 15, rule 10: only the first is in the state",
    check: ({ amount }) => {
      const count = number(amount);
      return when(count !== undefined && count !== 1, () => ({
        at: "amount",
        what: `\`amount\` is ${count ?? ""}, of which Terraform would manage one`,
        fix: "write 1, and one resource for each machine",
      }));
    },
  }),
  eachOf("ens_instance", {
    code: "ens/schedule",
    source: "section 15, rule 11: a node, or an area and a carrier",
    check: (args) => {
      const level = text(args["schedule_area_level"]);
      if (level === undefined) return [];
      const [needed, foreign] =
        level === "Region" ? ([["ens_region_id"], ofArea] as const) : ([ofArea, ofNode] as const);
      return [
        ...needed
          .filter((name) => !isSet(args, name))
          .map((name) => ({
            at: name,
            what: `\`${name}\` is left out, which \`schedule_area_level = ${level}\` needs`,
            fix: "write it",
          })),
        ...setAmong(args, foreign).map((name) => ({
          at: name,
          what: `\`${name}\` does not go with \`schedule_area_level = ${level}\``,
          fix: "remove it",
        })),
      ];
    },
  }),
  eachOf("ens_instance", {
    code: "ens/login",
    source: "section 15, rule 12: a password, a key pair, or that of the image",
    check: (args) =>
      when(
        setAmong(args, ["password", "key_pair_name"]).length === 0 &&
          !isTemplate(args["password_inherit"]) &&
          flag(args["password_inherit"]) !== true,
        () => ({
          at: "password_inherit",
          what: "it has neither `password`, nor `key_pair_name`, nor `password_inherit`",
          fix: "write `password_inherit = true`, or name a key pair",
        }),
      ),
  }),
  eachOf("ens_instance", {
    code: "ens/system-disk",
    source: "section 5.1: required outside of bare metal",
    check: (args) => {
      const family = text(args["instance_type"]);
      const known = family !== undefined && !bareMetal.test(family);
      return when(known && !isSet(args, "system_disk") && blocks(args, "dynamic").length === 0, () => ({
        at: "system_disk",
        what: `\`system_disk\` is left out, which ${family ?? ""} needs`,
        fix: "write its category and size",
      }));
    },
  }),
  eachOf("ens_instance", {
    code: "ens/period",
    source: "section 5.1: Month 1 to 9 or 12, Day 3",
    check: (args) => {
      const [period, unit] = [number(args["period"]), text(args["period_unit"] ?? "Month")];
      if (period === undefined || unit === undefined) return [];
      const fits = unit === "Day" ? period === 3 : (period >= 1 && period <= 9) || period === 12;
      return when(!fits, () => ({
        at: "period",
        what: `\`period\` is ${period} with \`period_unit = ${unit}\``,
        fix: "write 1 to 9 or 12 months, or 3 days",
      }));
    },
  }),
  eachOf("ens_instance", {
    code: "ens/image",
    source: "section 5.1: another image replaces the machine",
    check: (args) =>
      when(!isSet(args, "image_id") && !(text(args["instance_type"]) ?? "").includes("arm_card"), () => ({
        at: "image_id",
        what: "`image_id` is left out",
        fix: "write the image",
      })),
  }),
];
