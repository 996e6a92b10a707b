import type { Graph } from "../../cloud-model";
import { blocks, reference, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** The hosted zone of every accelerator. */
const acceleratorZone = "Z2BJ6XQ5FK7U4H";

/** Records. Facts: AWS sheet, sections 4.1 and 8.3. */
export const dnsRules: readonly Rule<Graph>[] = [
  eachOf("route53_record", {
    code: "dns/alias-zone",
    source: "section 4.1: hosted_zone_id is the same for all accelerators",
    check: (args) =>
      blocks(args, "alias").flatMap(({ name, zone_id: id }) => {
        const { address = "" } = reference(name) ?? {};
        const isAccelerator =
          address.startsWith("aws_globalaccelerator_") || (text(name) ?? "").endsWith(".awsglobalaccelerator.com");
        const zone = text(id);
        return when(isAccelerator && zone !== undefined && zone !== acceleratorZone, () => ({
          at: "alias",
          what: `\`zone_id\` is ${zone ?? ""}, which is not the zone of accelerators`,
          fix: `write ${acceleratorZone}: not the zone the record is in`,
        }));
      }),
  }),
];
