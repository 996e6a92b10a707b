import type { Graph } from "../../cloud-model";
import type { Arguments, Remark } from "../../graph/resources";
import { blocks, flag, isSet, isTemplate, number, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

const kinds = ["EIP", "AnycastEIP", "HighQualityEIP", "AntiDDoSEIP", "ResidentialEIP"];
const zones = ["ANYCAST_ZONE_OVERSEAS", "ANYCAST_ZONE_GLOBAL"];
/** Arguments that an anycast address ignores, that are refused at apply, or that replace it. */
const meaningless = [
  "prepaid_period",
  "auto_renew_flag",
  "bandwidth_package_id",
  "egress",
  "anti_ddos_package_id",
  "internet_service_provider",
  "applicable_for_clb",
];
/** Most Mbit/s by the way an address is billed (VPC API AllocateAddresses). */
const mostByCharge = new Map([
  ["BANDWIDTH_PACKAGE", 2000],
  ["BANDWIDTH_POSTPAID_BY_HOUR", 100],
  ["BANDWIDTH_PREPAID_BY_MONTH", 200],
  ["TRAFFIC_POSTPAID_BY_HOUR", 100],
]);

/** Public addresses. Facts: Tencent sheet, sections 3 and 17. */
export const eipRules: readonly Rule<Graph>[] = [
  eachOf("eip", {
    code: "eip/type",
    source: "section 17, rule 1; issue 1492: neither the schema nor the plan checks it",
    check: ({ type }) => {
      if (isTemplate(type)) return [];
      const fix = "write `type`: `EIP` for an ordinary address, `AnycastEIP` for an anycast one";
      const written = text(type);
      if (written === undefined) return [{ what: "`type` is left out, which gives an ordinary regional address", fix }];
      return when(!kinds.includes(written), () => ({ at: "type", what: `\`type\` is ${written}, which is none`, fix }));
    },
  }),
  anycast("eip/anycast-charge", "section 17, rule 2", ({ internet_charge_type: charge }) => {
    const written = text(charge);
    return when(written !== undefined && written !== "BANDWIDTH_PACKAGE", () => ({
      at: "internet_charge_type",
      what: `an anycast address is billed by bandwidth package only, not by ${written ?? ""}`,
      fix: "write `internet_charge_type = BANDWIDTH_PACKAGE`",
    }));
  }),
  anycast("eip/anycast-argument", "section 17, rule 3", (args) =>
    setAmong(args, meaningless).map((name) => ({
      at: name,
      what: `\`${name}\` has no meaning for an anycast address, or makes the apply fail`,
      fix: "remove it",
    })),
  ),
  anycast("eip/anycast-bandwidth", "section 17, rule 4", ({ internet_max_bandwidth_out: bandwidth }) => {
    if (isTemplate(bandwidth)) return [];
    const cap = number(bandwidth);
    return when(cap === undefined || !Number.isInteger(cap) || cap < 1 || cap > 2000, () => ({
      at: "internet_max_bandwidth_out",
      what:
        cap === undefined
          ? "`internet_max_bandwidth_out` is left out, which gives 1 Mbit/s"
          : `\`internet_max_bandwidth_out\` is ${cap}`,
      fix: "write 1 to 2000, the total over all entry points",
    }));
  }),
  anycast("eip/anycast-zone", "section 17, rule 5; issue 1492", ({ anycast_zone: zone }) => {
    const written = text(zone);
    return when(written !== undefined && !zones.includes(written), () => ({
      at: "anycast_zone",
      what: `\`anycast_zone\` is ${written ?? ""}, which the apply refuses`,
      fix: `write one of: ${zones.join(", ")}`,
    }));
  }),
  eachOf("eip", {
    code: "eip/zone-without-anycast",
    source: "section 3.1",
    check: (args) =>
      when(isSet(args, "anycast_zone") && isKnownOther(args, "AnycastEIP"), () => ({
        at: "anycast_zone",
        what: "`anycast_zone` is set, but the address is not an anycast one",
        fix: "write `type = AnycastEIP`, or remove it",
      })),
  }),
  anycast(
    "eip/unprotected",
    "section 17, rule 38; design: an address is never destroyed by accident",
    ({ lifecycle }) =>
      when(
        !blocks({ lifecycle }, "lifecycle").some(({ prevent_destroy: prevent }) => flag(prevent) !== undefined),
        () => ({
          what: "an anycast address that is destroyed does not come back, and nothing protects this one",
          fix: "set `lifecycle.prevent_destroy`; false, written down, gives it up on purpose",
        }),
      ),
  ),
  eachOf("eip", {
    code: "eip/import-zone",
    source: "section 1.4: the zone is never read back, so an adopted address would be replaced",
    check: (args, { address }, graph) => {
      const imported = [graph.import ?? []].flat().some(({ to }) => to === address || to === `\${${address}}`);
      const ignored = blocks(args, "lifecycle").some(
        ({ ignore_changes: names }) => names === "all" || [names].flat().includes("anycast_zone"),
      );
      return when(imported && isSet(args, "anycast_zone") && !ignored, () => ({
        at: "lifecycle",
        what: "it is imported, and `anycast_zone` would replace it",
        fix: "add `anycast_zone` to `lifecycle.ignore_changes`",
      }));
    },
  }),
  eachOf("eip", {
    code: "eip/bandwidth",
    source: "section 3.1: most Mbit/s by the way it is billed",
    check: ({ internet_charge_type: charge, internet_max_bandwidth_out: bandwidth }) => {
      const most = mostByCharge.get(text(charge) ?? "");
      const cap = number(bandwidth);
      return when(most !== undefined && cap !== undefined && cap > most, () => ({
        at: "internet_max_bandwidth_out",
        what: `\`internet_max_bandwidth_out\` is ${cap ?? ""}, but ${text(charge) ?? ""} gives ${most ?? ""} at most`,
        fix: `write 1 to ${most ?? ""}`,
      }));
    },
  }),
  eachOf("eip", {
    code: "eip/argument",
    source: "section 3.1",
    check: (args) => [
      ...setAmong(args, ["prepaid_period", "auto_renew_flag"])
        .filter(
          () =>
            text(args["internet_charge_type"]) !== "BANDWIDTH_PREPAID_BY_MONTH" &&
            !isTemplate(args["internet_charge_type"]),
        )
        .map((name) => ({
          at: name,
          what: `\`${name}\` belongs to \`internet_charge_type = BANDWIDTH_PREPAID_BY_MONTH\``,
          fix: "write that charge type, or remove it",
        })),
      ...when(isSet(args, "anti_ddos_package_id") && isKnownOther(args, "AntiDDoSEIP"), () => ({
        at: "anti_ddos_package_id",
        what: "`anti_ddos_package_id` belongs to `type = AntiDDoSEIP`",
        fix: "write that type, or remove it",
      })),
    ],
  }),
];

/** A rule on anycast addresses alone. */
function anycast(code: string, source: string, check: (args: Arguments) => readonly Remark[]): Rule<Graph> {
  return eachOf("eip", { code, source, check: (args) => (text(args["type"]) === "AnycastEIP" ? check(args) : []) });
}

/** Of another type than this one, as far as is known. */
function isKnownOther({ type }: Arguments, than: string): boolean {
  return !isTemplate(type) && text(type) !== than;
}
