import type { Rule } from "../../rule";
import type { HealthWish } from "../../rules/health";
import { healthRange } from "../../rules/health-range";

/** What the target groups of a Network Load Balancer check. */
export const healthRules: readonly Rule<HealthWish>[] = [
  healthRange("AWS sheet, section 12", {
    intervalSeconds: [5, 300],
    timeoutSeconds: [2, 120],
    unhealthyAfter: [2, 10],
    healthyAfter: [2, 10],
  }),
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
