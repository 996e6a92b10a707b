import type { Graph } from "../../cloud-model";
import type { Arguments, Remark } from "../../graph/resources";
import { blocks, flag, isSet, isTemplate, mayHaveMore, number, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

const layer4 = ["TCP", "UDP", "TCP_UDP", "TLS"];
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  interval: [5, 300],
  timeout: [2, 120],
  healthy_threshold: [2, 10],
  unhealthy_threshold: [2, 10],
};

/** Target groups of Network Load Balancers. Facts: AWS sheet, sections 5.3, 12 and 20. */
export const targetGroupRules: readonly Rule<Graph>[] = [
  ofChecks("target/health-protocol", "section 20, rule 22: the provider's default is HTTP", (check) =>
    when(!isSet(check, "protocol"), () => ({
      what: "`health_check.protocol` is left out, which makes it HTTP",
      fix: "write TCP; or HTTP, if the game answers it",
    })),
  ),
  ofChecks("target/health-http-argument", "section 20, rule 22", (check) =>
    text(check["protocol"]) === "TCP"
      ? setAmong(check, ["path", "matcher"]).map((name) => ({
          what: `\`health_check.${name}\` is set, but the check is a TCP connection`,
          fix: "write `protocol = HTTP`, or remove it",
        }))
      : [],
  ),
  ofChecks("target/health-numbers", "section 12; API: the timeout is less than the interval", (check) => [
    ...Object.entries(ranges).flatMap(([name, [min, max]]) => {
      const value = number(check[name]);
      return when(value !== undefined && (value < min || value > max), () => ({
        what: `\`health_check.${name}\` is ${value ?? ""}`,
        fix: `write ${min} to ${max}`,
      }));
    }),
    ...timeout(check),
  ]),
  eachOf("lb_target_group", {
    code: "target/health-udp",
    source: "section 12: a UDP group is checked by TCP or HTTP, by default on its own port",
    check: (args) => {
      const ports = blocks(args, "health_check").map(({ port }) => port);
      const own =
        ports.length === 0 || ports.some((port) => port === undefined || port === null || port === "traffic-port");
      return when(text(args["protocol"]) === "UDP" && own && !mayHaveMore(args, "health_check"), () => ({
        at: "health_check",
        what: "UDP cannot be probed, and no other port is named that would answer when the game is well",
        fix: "write `health_check` with the `port` of a TCP port that does",
      }));
    },
  }),
  eachOf("lb_target_group", {
    code: "target/client-ip",
    source: "section 5.3: always on for UDP",
    check: ({ protocol, preserve_client_ip: preserve }) => {
      const written = text(protocol) ?? "";
      return when((written === "UDP" || written === "TCP_UDP") && flag(preserve) === false, () => ({
        at: "preserve_client_ip",
        what: `\`preserve_client_ip\` is false, which a ${written} group has not`,
        fix: "remove it",
      }));
    },
  }),
];

/** A rule on the health check of groups that a Network Load Balancer has. */
function ofChecks(
  code: string,
  source: string,
  check: (health: Arguments) => readonly Omit<Remark, "at">[],
): Rule<Graph> {
  const at = "health_check";
  return eachOf("lb_target_group", {
    code,
    source,
    check: (args) =>
      isTemplate(args["protocol"]) || !layer4.includes(text(args["protocol"]) ?? "")
        ? []
        : blocks(args, at).flatMap((health) => check(health).map((remark) => ({ at, ...remark }))),
  });
}

function timeout({ timeout: wait, interval }: Arguments): Omit<Remark, "at">[] {
  const [seconds, between] = [number(wait), number(interval)];
  return when(seconds !== undefined && between !== undefined && seconds >= between, () => ({
    what: `\`health_check.timeout\` is ${seconds ?? ""}, but the next check begins after ${between ?? ""}`,
    fix: "make it less than `interval`",
  }));
}
