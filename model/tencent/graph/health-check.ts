import type { Graph } from "../../cloud-model";
import type { Arguments, Remark } from "../../graph/resources";
import { flag, isSet, isTemplate, number, setAmong, text } from "../../graph/values";
import { own } from "../../own";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

const http = [
  "health_check_http_version",
  "health_check_http_code",
  "health_check_http_path",
  "health_check_http_domain",
  "health_check_http_method",
];
const custom = ["health_check_context_type", "health_check_send_context", "health_check_recv_context"];
const numbers = [
  "health_check_time_out",
  "health_check_interval_time",
  "health_check_health_num",
  "health_check_unhealth_num",
];
const all = [...numbers, ...http, ...custom, "health_check_type", "health_check_port", "health_source_ip_type"];

const typesOf: Readonly<Record<string, readonly string[]>> = {
  TCP: ["TCP", "HTTP", "CUSTOM"],
  UDP: ["PING", "CUSTOM"],
  TCP_SSL: ["TCP", "HTTP"],
  QUIC: ["TCP", "HTTP"],
};
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  health_check_time_out: [2, 60],
  health_check_interval_time: [2, 300],
  health_check_health_num: [2, 10],
  health_check_unhealth_num: [2, 10],
  health_check_http_code: [1, 31],
};

/** Health checks of listeners and of their rules. Facts: Tencent sheet, sections 8, 17 and 25. */
export const healthCheckRules: readonly Rule<Graph>[] = [
  eachOf(["clb_listener", "clb_listener_rule"], {
    code: "listener/health-off",
    source: "section 17, rule 14; section 25: the plan never comes to rest",
    check: (args) => {
      if (flag(args["health_check_switch"]) !== false && isSet(args, "health_check_switch")) return [];
      return setAmong(args, all).map((name) => ({
        at: name,
        what: `\`${name}\` is ignored while \`health_check_switch\` is off`,
        fix: "write `health_check_switch = true`, or remove it",
      }));
    },
  }),
  eachOf(["clb_listener", "clb_listener_rule"], {
    code: "listener/health-numbers",
    source: "section 17, rule 15; section 8",
    check: (args) => [
      ...Object.entries(ranges).flatMap(([name, [min, max]]) => {
        const value = number(args[name]);
        return when(value !== undefined && (value < min || value > max), () => ({
          at: name,
          what: `\`${name}\` is ${value ?? ""}`,
          fix: `write ${min} to ${max}`,
        }));
      }),
      ...timeout(args),
    ],
  }),
  listener("listener/health-rule", "section 17, rule 17: refused at apply", (args, protocol) =>
    protocol === "HTTP" || protocol === "HTTPS"
      ? setAmong(args, [...all, "health_check_switch"])
          .filter((name) => flag(args[name]) !== false)
          .map((name) => ({
            at: name,
            what: `\`${name}\` is on the listener, but ${protocol} is checked rule by rule`,
            fix: "move it to tencentcloud_clb_listener_rule",
          }))
      : [],
  ),
  listener("listener/health-type", "section 17, rule 16", (args, protocol) => {
    const type = text(args["health_check_type"]);
    const types = own(typesOf, protocol) ?? [];
    return when(type !== undefined && types.length > 0 && !types.includes(type), () => ({
      at: "health_check_type",
      what: `a ${protocol} listener is not checked by ${type ?? ""}`,
      fix: `write one of: ${types.join(", ")}`,
    }));
  }),
  listener("listener/health-custom", "section 17, rule 16: all three, and only with CUSTOM", (args) => {
    const type = text(args["health_check_type"]);
    if (isTemplate(args["health_check_type"])) return [];
    if (type !== "CUSTOM") {
      return setAmong(args, custom).map((name) => ({
        at: name,
        what: `\`${name}\` belongs to \`health_check_type = CUSTOM\``,
        fix: "write that type, or remove it",
      }));
    }
    return [
      ...custom
        .filter((name) => !isSet(args, name))
        .map((name) => ({ at: name, what: `\`${name}\` is left out beside CUSTOM`, fix: "write it" })),
      ...custom.slice(1).flatMap((name) => message(name, args)),
    ];
  }),
  listener("listener/health-http", "section 17, rule 16; section 25: refused, or never at rest", (args, protocol) => {
    if (protocol === "HTTP" || protocol === "HTTPS" || isTemplate(args["health_check_type"])) return [];
    if (text(args["health_check_type"]) !== "HTTP") {
      return setAmong(args, http).map((name) => ({
        at: name,
        what: `\`${name}\` belongs to \`health_check_type = HTTP\``,
        fix: "write that type, or remove it",
      }));
    }
    // the version is for TCP only
    return http
      .filter((name) => !isSet(args, name) && (protocol === "TCP" || name !== "health_check_http_version"))
      .map((name) => ({
        at: name,
        what: `\`${name}\` is left out beside HTTP`,
        fix: "write all arguments of the check",
      }));
  }),
  listener("listener/health-port", "section 8: TCP and UDP only", (args, protocol) =>
    when(isSet(args, "health_check_port") && ["TCP_SSL", "QUIC"].includes(protocol), () => ({
      at: "health_check_port",
      what: `\`health_check_port\` is set, but a ${protocol} listener checks the port it sends to`,
      fix: "remove it",
    })),
  ),
];

/** A rule on listeners of a known protocol. */
function listener(
  code: string,
  source: string,
  check: (args: Arguments, protocol: string) => readonly Remark[],
): Rule<Graph> {
  return eachOf("clb_listener", { code, source, check: (args) => check(args, text(args["protocol"]) ?? "") });
}

function timeout({ health_check_time_out: wait = 2, health_check_interval_time: interval = 5 }: Arguments): Remark[] {
  const [seconds, between] = [number(wait), number(interval)];
  return when(seconds !== undefined && between !== undefined && seconds >= between, () => ({
    at: "health_check_time_out",
    what: `\`health_check_time_out\` is ${seconds ?? ""}, but the next check begins after ${between ?? ""}`,
    fix: "make it less than `health_check_interval_time`",
  }));
}

function message(name: string, args: Arguments): Remark[] {
  const written = text(args[name]);
  if (written === undefined) return [];
  const isHex = text(args["health_check_context_type"]) === "HEX";
  const right = isHex ? /^([0-9a-f]{2})+$/i.test(written) : /^[\x20-\x7e]+$/.test(written);
  const known = isHex || text(args["health_check_context_type"]) === "TEXT";
  return when(known && (!right || written.length > 500), () => ({
    at: name,
    what: `\`${name}\` is ${JSON.stringify(written.slice(0, 40))}`,
    fix: isHex ? "write an even count of 0-9 and A-F, at most 500" : "write at most 500 visible ASCII characters",
  }));
}
