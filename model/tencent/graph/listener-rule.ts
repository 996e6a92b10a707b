import type { Graph } from "../../cloud-model";
import { isSet, isTemplate, number, reference, setAmong, text } from "../../graph/values";
import { own } from "../../own";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

const typesOf: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTP", "GRPC"],
  HTTPS: ["HTTP", "HTTPS", "GRPC", "GRPCS"],
};

/** Rules of HTTP and HTTPS listeners. Facts: Tencent sheet, sections 4.3 and 8. */
export const listenerRuleRules: readonly Rule<Graph>[] = [
  eachOf("clb_listener_rule", {
    code: "listener-rule/domain",
    source: "section 4.3: exactly one of domain and domains",
    check: (args) =>
      when(setAmong(args, ["domain", "domains"]).length !== 1, () => ({
        at: "domain",
        what: isSet(args, "domain") ? "`domain` and `domains` are both set" : "neither `domain` nor `domains` is set",
        fix: "write one of the two",
      })),
  }),
  eachOf("clb_listener_rule", {
    code: "listener-rule/session",
    source: "section 4.3: 0 or 30 to 86400, with WRR",
    check: (args) => {
      if (!isSet(args, "session_expire_time")) return [];
      const seconds = number(args["session_expire_time"]);
      const scheduler = text(args["scheduler"] ?? "WRR");
      const outside = seconds !== undefined && seconds !== 0 && (seconds < 30 || seconds > 86400);
      return [
        ...when(outside, () => ({
          at: "session_expire_time",
          what: `\`session_expire_time\` is ${seconds ?? ""}`,
          fix: "write 30 to 86400, or 0 for none",
        })),
        ...when(seconds !== 0 && scheduler !== undefined && scheduler !== "WRR", () => ({
          at: "session_expire_time",
          what: `\`session_expire_time\` is set, but the scheduler is ${scheduler ?? ""}`,
          fix: "write `scheduler = WRR`, or remove it",
        })),
      ];
    },
  }),
  eachOf("clb_listener_rule", {
    code: "listener-rule/health-type",
    source: "section 17, rule 16; section 8",
    check: (args, _resource, graph) => {
      const { address } = reference(args["listener_id"]) ?? {};
      const listener = resourcesOf(graph, "clb_listener").find((one) => one.address === address);
      const protocol = text(listener?.args["protocol"]) ?? "";
      const types = own(typesOf, protocol) ?? ["HTTP", "HTTPS", "GRPC", "GRPCS"];
      const type = text(args["health_check_type"]);
      if (type === undefined || isTemplate(type) || types.includes(type)) return [];
      const what = `a rule of ${protocol === "" ? "a" : `an ${protocol}`} listener is not checked by ${type}`;
      return [{ at: "health_check_type", what, fix: `write one of: ${types.join(", ")}` }];
    },
  }),
];
