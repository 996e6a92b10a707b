import type { Graph } from "../../cloud-model";
import { blocks, flag, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

const type = "eipanycast_anycast_eip_address";

/** Anycast EIPs. Facts: Alibaba sheet, sections 1, 3.1, 11 and 15. */
export const anycastRules: readonly Rule<Graph>[] = [
  eachOf(type, {
    code: "anycast/service-location",
    source: "section 15, rule 1: the only documented value, and another one replaces the address",
    check: ({ service_location: location }) => {
      const written = text(location);
      return when(written !== undefined && written !== "international", () => ({
        at: "service_location",
        what: `\`service_location\` is ${written ?? ""}, but an Anycast EIP serves areas outside of mainland China`,
        fix: "write `service_location = international`",
      }));
    },
  }),
  eachOf(type, {
    code: "anycast/charge",
    source: "sections 3.1 and 19 (3): pages disagree, and another value replaces the address",
    check: ({ internet_charge_type: charge }) => {
      const written = text(charge);
      return when(written !== undefined && written !== "PayByTraffic", () => ({
        at: "internet_charge_type",
        what: `\`internet_charge_type\` is ${written ?? ""}`,
        fix: "write PayByTraffic, or remove it",
      }));
    },
  }),
  eachOf(type, {
    code: "anycast/bandwidth",
    source: "section 11: 5000 on every page that has more than 1000",
    check: ({ bandwidth }) => {
      const cap = number(bandwidth);
      return when(cap !== undefined && (cap < 1 || cap > 5000), () => ({
        at: "bandwidth",
        what: `\`bandwidth\` is ${cap ?? ""}`,
        fix: "write 200 to 1000; up to 5000 once the address exists",
      }));
    },
  }),
  eachOf(type, {
    code: "anycast/unprotected",
    source: "section 15, rule 2; design: an address is never destroyed by accident",
    check: (args) =>
      when(!blocks(args, "lifecycle").some(({ prevent_destroy: prevent }) => flag(prevent) !== undefined), () => ({
        what: "an Anycast EIP that is destroyed does not come back, and nothing protects this one",
        fix: "set `lifecycle.prevent_destroy`; false, written down, gives it up on purpose",
      })),
  }),
];
