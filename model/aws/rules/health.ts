import type { HomeWish } from "../../cloud-model";
import type { Rule } from "../../rule";

const ranges = [
  { key: "intervalSeconds", min: 5, max: 300 },
  { key: "timeoutSeconds", min: 2, max: 120 },
  { key: "unhealthyAfter", min: 2, max: 10 },
  { key: "healthyAfter", min: 2, max: 10 },
] as const;

/** What the target groups of a Network Load Balancer check. */
export const healthRules: readonly Rule<HomeWish>[] = [
  {
    code: "health/range",
    source: "AWS sheet, section 12",
    check: ({ home: { health } }) =>
      ranges
        .filter(({ key, min, max }) => health[key] < min || health[key] > max)
        .map(({ key, min, max }) => ({
          path: ["home", "health", key],
          what: `\`home.health.${key}\` is ${health[key]}, but the load balancer has ${min} to ${max}`,
          fix: `write ${min} to ${max}`,
        })),
  },
  {
    code: "health/port-missing",
    source: "AWS sheet, section 20, rules 5 and 6: UDP cannot be probed",
    check: ({ home: { health }, ports }) => {
      const udp = Object.keys(ports).find((name) => ports[name]?.protocol === "udp");
      if (udp === undefined || health.port !== undefined) return [];
      const tcp = Object.keys(ports).filter((name) => ports[name]?.protocol === "tcp");
      const which =
        tcp.length === 0 ? "declare a TCP port that answers when the game is well, and name it" : "name one";
      const what = `\`home.health.port\` is missing, but \`ports.${udp}\` is UDP, which AWS cannot probe`;
      return [
        {
          path: ["home", "health", "port"],
          what,
          fix: `${which}${tcp.length === 0 ? "" : ` that answers when the game is well: ${tcp.join(", ")}`}`,
        },
      ];
    },
  },
];
