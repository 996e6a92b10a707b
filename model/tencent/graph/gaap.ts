import type { Graph } from "../../cloud-model";
import { blocks, flag, isSet, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

/** What is sold; the schema takes any number. */
const sold: Readonly<Record<string, readonly number[]>> = {
  bandwidth: [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000],
  concurrent: [2, 5, ...Array.from({ length: 10 }, (_, tens) => (tens + 1) * 10), 150, 200, 250, 300],
};

/** Global Application Acceleration, classic. Facts: Tencent sheet, sections 7.3 and 17, rule 26. */
export const gaapRules: readonly Rule<Graph>[] = [
  eachOf("gaap_proxy", {
    code: "gaap/size",
    source: "section 17, rule 26: fixed lists",
    check: (args) =>
      Object.entries(sold).flatMap(([name, sizes]) => {
        const written = number(args[name]);
        return when(written !== undefined && !sizes.includes(written), () => ({
          at: name,
          what: `\`${name}\` is ${written ?? ""}, which is not sold`,
          fix: `write one of: ${sizes.join(", ")}`,
        }));
      }),
  }),
  eachOf("gaap_layer4_listener", {
    code: "gaap/timeout",
    source: "section 17, rule 26",
    check: ({ connect_timeout: timeout = 2, interval = 5 }) => {
      const [seconds, between] = [number(timeout), number(interval)];
      return when(seconds !== undefined && between !== undefined && seconds >= between, () => ({
        at: "connect_timeout",
        what: `\`connect_timeout\` is ${seconds ?? ""}, but the next check begins after ${between ?? ""}`,
        fix: "make it less than `interval`",
      }));
    },
  }),
  eachOf("gaap_layer4_listener", {
    code: "gaap/scheduler",
    source: "section 17, rule 26: no wrr to domains over TCP; with rr all weights are 1",
    check: (args) => {
      const scheduler = text(args["scheduler"] ?? "rr");
      const domains = text(args["protocol"]) === "TCP" && text(args["realserver_type"]) === "DOMAIN";
      const weights = blocks(args, "realserver_bind_set").map(({ weight = 1 }) => number(weight) ?? 1);
      return [
        ...when(scheduler === "wrr" && domains, () => ({
          at: "scheduler",
          what: "`scheduler` is wrr, which domains over TCP have not",
          fix: "write rr or lc",
        })),
        ...when(scheduler === "rr" && weights.some((weight) => weight !== 1), () => ({
          at: "scheduler",
          what: "`scheduler` is rr, and a server has another weight than 1",
          fix: "write wrr, or remove the weights",
        })),
      ];
    },
  }),
  eachOf("gaap_layer4_listener", {
    code: "gaap/check-type",
    source: "section 17, rule 26: UDP says how it is checked",
    check: (args) =>
      when(
        text(args["protocol"]) === "UDP" && flag(args["health_check"]) === true && !isSet(args, "check_type"),
        () => ({
          at: "check_type",
          what: "`check_type` is left out of the health check of a UDP listener",
          fix: "write PORT or PING",
        }),
      ),
  }),
];
