import type { Environment } from "../../environment";
import { portRange } from "../../port";
import type { Rule } from "../../rule";
import { homePortTaken } from "../../rules/home-port-taken";

type Declared = Pick<Environment, "ports">;

/** What the listeners of a Network Load Balancer take. */
export const listenerRules: readonly Rule<Declared>[] = [
  // the accelerator maps ports, and home's load balancer has one listener per number
  homePortTaken({ mapsPorts: false, protocolsApart: false }),
  {
    code: "port/home-port-inside",
    source: "AWS sheet, section 20, rule 10: AWS rejects the endpoint group",
    check: ({ ports }) => {
      const ranges = Object.entries(ports).map(([name, port]) => ({ name, ...portRange(port) }));
      return Object.entries(ports).flatMap(([name, { port, homePort }]) => {
        const inside = ranges.find(({ from, to }) => homePort !== undefined && from <= homePort && homePort <= to);
        if (inside === undefined || port === homePort) return [];
        const what = `\`ports.${name}.homePort\` is ${homePort ?? ""}, which players of \`ports.${inside.name}\` connect to, so AWS rejects the port override`;
        return [{ path: ["ports", name, "homePort"], what, fix: "choose a number that players of no port connect to" }];
      });
    },
  },
  {
    code: "port/idle",
    source: "AWS sheet, section 17: 60 to 6000",
    check: ({ ports }) =>
      Object.entries(ports).flatMap(([name, { protocol, idleSeconds }]) => {
        if (protocol === "udp" || idleSeconds === undefined || (idleSeconds >= 60 && idleSeconds <= 6000)) return [];
        const what = `\`ports.${name}.idleSeconds\` is ${idleSeconds}, but the load balancer has 60 to 6000`;
        return [{ path: ["ports", name, "idleSeconds"], what, fix: "write 60 to 6000" }];
      }),
  },
  {
    code: "port/too-many",
    source: "AWS sheet, section 16: 10 port ranges per listener of the accelerator, one listener per protocol",
    check: ({ ports }) =>
      (["tcp", "udp"] as const).flatMap((protocol) => {
        const count = Object.values(ports).filter((port) => port.protocol === protocol).length;
        if (count <= 10) return [];
        const what = `\`ports\` declares ${count} ${protocol} ports, and an accelerator has 10`;
        return [{ path: ["ports"], what, fix: `declare at most 10 ${protocol} ports` }];
      }),
  },
];
