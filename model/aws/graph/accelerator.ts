import type { Graph } from "../../cloud-model";
import { blocks, flag, isSet, isTemplate, list } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { rangesOf } from "./accelerated";
import { eachOf } from "./provider";

const both = ["globalaccelerator_accelerator", "globalaccelerator_custom_routing_accelerator"];

/** Accelerators of both kinds. Facts: AWS sheet, sections 1, 4 and 20. */
export const acceleratorRules: readonly Rule<Graph>[] = [
  eachOf(both, {
    code: "accelerator/unprotected",
    source: "section 20, rule 19; design: an address is never destroyed by accident",
    check: (args) =>
      when(!blocks(args, "lifecycle").some(({ prevent_destroy: prevent }) => flag(prevent) !== undefined), () => ({
        what: "an accelerator that is destroyed takes its addresses along for ever, and nothing protects this one",
        fix: "set `lifecycle.prevent_destroy`; false, written down, gives the addresses up on purpose",
      })),
  }),
  eachOf(both, {
    code: "accelerator/addresses",
    source: "section 20, rule 17: one or two, of a range that was brought along",
    check: ({ ip_addresses: addresses }) =>
      when(Array.isArray(addresses) && (addresses.length < 1 || addresses.length > 2), () => ({
        at: "ip_addresses",
        what: `\`ip_addresses\` has ${list(addresses).length} addresses`,
        fix: "write one or two of your own range, or remove it",
      })),
  }),
  eachOf(both, {
    code: "accelerator/flow-logs",
    source: "API AcceleratorAttributes: bucket and prefix must be specified",
    check: (args) =>
      blocks(args, "attributes")
        .filter(({ flow_logs_enabled: enabled }) => flag(enabled) === true)
        .flatMap((attributes) =>
          ["flow_logs_s3_bucket", "flow_logs_s3_prefix"]
            .filter((name) => !isSet(attributes, name))
            .map((name) => ({
              at: "attributes",
              what: `\`${name}\` is left out beside \`flow_logs_enabled\``,
              fix: "write it",
            })),
        ),
  }),
  eachOf("globalaccelerator_custom_routing_accelerator", {
    code: "accelerator/custom-routing",
    source: "section 20, rule 27; issue openkruise/kruise-game#352: there is no resource for the call",
    check: (args) => {
      const known = blocks(args, "tags").some((tags) => isSet(tags, "traffic-allowed-by"));
      return when(!known && !isTemplate(args["tags"]), () => ({
        at: "tags",
        what: "its traffic stays denied until AllowCustomRoutingTraffic is called, for which Terraform has no resource",
        fix: "write a tag traffic-allowed-by that says who calls it",
      }));
    },
  }),
  eachOf("globalaccelerator_custom_routing_accelerator", {
    code: "accelerator/custom-routing-ipv4",
    source: "section 4.3: IPv4 only",
    check: (args) =>
      when(args["ip_address_type"] === "DUAL_STACK", () => ({
        at: "ip_address_type",
        what: "`ip_address_type` is DUAL_STACK, which custom routing has not",
        fix: "remove it",
      })),
  }),
  eachOf("globalaccelerator_custom_routing_listener", {
    code: "accelerator/custom-routing-width",
    source: "section 4.3: at least 16 ports",
    check: (_args, resource) =>
      rangesOf(resource)
        .filter(({ from, to }) => from <= to && to - from < 15)
        .map(({ from, to }) => ({
          at: "port_range",
          what: `the range ${from} to ${to} has fewer than 16 ports`,
          fix: "write a wider range",
        })),
  }),
];
