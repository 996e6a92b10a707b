import type { HomeWish } from "../../cloud-model";
import { portRange } from "../../port";
import type { Rule } from "../../rule";
import { healthRange } from "../../rules/health-range";
import { homePortTaken } from "../../rules/home-port-taken";

/** What a private CLB's listeners take. */
export const listenerRules: readonly Rule<HomeWish>[] = [
  homePortTaken({ mapsPorts: true, protocolsApart: true }),
  {
    code: "port/range",
    source: "Tencent 214/65682: no port ranges on a private CLB with an EIP, but by allow-list",
    check: ({ ports, acknowledge }) => {
      if (acknowledge.includes("port-ranges")) return [];
      return Object.entries(ports).flatMap(([name, port]) => {
        const { from, to } = portRange(port);
        if (from >= to) return [];
        return [
          {
            path: ["ports", name, "port"],
            what: `\`ports.${name}.port\` is the range ${from} to ${to}, which a load balancer with an anycast address has not`,
            fix: "declare the ports one by one, or write `acknowledge: [port-ranges]` once Tencent has allowed it",
          },
        ];
      });
    },
  },
  {
    code: "port/idle",
    source: "Tencent sheet, section 14: 10 to 900; UDP through an accelerator 10 to 20",
    check: ({ ports, entry: { kind } }) =>
      Object.entries(ports).flatMap(([name, { idleSeconds, protocol }]) => {
        const [hop, most] = kind === "ga2" && protocol === "udp" ? ["accelerator", 20] : ["load balancer", 900];
        if (idleSeconds === undefined || (idleSeconds >= 10 && idleSeconds <= most)) return [];
        const what = `\`ports.${name}.idleSeconds\` is ${idleSeconds}, but the ${hop} has 10 to ${most}`;
        return [{ path: ["ports", name, "idleSeconds"], what, fix: `write 10 to ${most}` }];
      }),
  },
  {
    code: "port/too-many",
    source: "Tencent 214/6187: 50 listeners per CLB",
    check: ({ ports }) => {
      const players = Object.keys(ports).length;
      const relays = Object.values(ports).filter(({ relayPort }) => relayPort !== undefined).length;
      if (players + relays <= 50) return [];
      return [
        {
          path: ["ports"],
          what: `\`ports\` declares ${players} ports and ${relays} relay ports, and a load balancer has 50 listeners`,
          fix: "declare at most 50, those for relays included",
        },
      ];
    },
  },
  healthRange("Tencent sheet, section 8", {
    intervalSeconds: [2, 300],
    timeoutSeconds: [2, 60],
    unhealthyAfter: [2, 10],
    healthyAfter: [2, 10],
  }),
  {
    code: "health/http-host-missing",
    source: "Tencent sheet, section 25: with one of its settings left out the plan never comes to rest",
    check: ({ home: { health } }) => {
      if (health.http === undefined || health.http.host !== undefined) return [];
      const path = ["home", "health", "http", "host"];
      const what = "`home.health.http.host` is missing, which the load balancer asks for";
      return [{ path, what, fix: "write the host name the game answers to" }];
    },
  },
];
