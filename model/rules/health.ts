import type { HomeWish } from "../cloud-model";
import type { Rule } from "../rule";
import { didYouMean } from "../suggest";

/** What a health check is declared in. */
export type HealthWish = Pick<HomeWish, "ports"> & { readonly home: Pick<HomeWish["home"], "health"> };

/** What holds of the health check on every cloud. */
export const healthRules: readonly Rule<HealthWish>[] = [
  {
    code: "health/timeout",
    source: "Tencent sheet, section 8; the same on every cloud",
    check: ({ home: { health } }) => {
      const { timeoutSeconds, intervalSeconds } = health;
      if (timeoutSeconds < intervalSeconds) return [];
      return [
        {
          path: ["home", "health", "timeoutSeconds"],
          what: `\`home.health.timeoutSeconds\` is ${timeoutSeconds}, but the next check begins after ${intervalSeconds}`,
          fix: "make it less than `home.health.intervalSeconds`",
        },
      ];
    },
  },
  {
    code: "health/port",
    source: "design: one TCP port answers for all",
    check: ({ home: { health }, ports }) => {
      const { port: name } = health;
      if (name === undefined) return [];
      const tcp = tcpPorts(ports);
      if (tcp.includes(name)) return [];
      const why = Object.hasOwn(ports, name) ? "a UDP port" : `no declared port${didYouMean(name, tcp)}`;
      return [
        {
          path: ["home", "health", "port"],
          what: `\`home.health.port\` is ${name}, which is ${why}`,
          fix: tcp.length === 0 ? "remove it" : `name a TCP port: ${tcp.join(", ")}`,
        },
      ];
    },
  },
  {
    code: "health/http-unused",
    source: "design: no setting is accepted and ignored",
    check: ({ home: { health }, ports }) => {
      if (health.http === undefined || tcpPorts(ports).length > 0) return [];
      const what = "`home.health.http` is set, but there is no TCP port that could be checked by HTTP";
      return [{ path: ["home", "health", "http"], what, fix: "remove it, or declare a TCP port that answers HTTP" }];
    },
  },
];

function tcpPorts(ports: HealthWish["ports"]): string[] {
  return Object.entries(ports).flatMap(([name, { protocol }]) => (protocol === "tcp" ? [name] : []));
}
