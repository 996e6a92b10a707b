import type { HomeWish } from "../../cloud-model";
import { portRange } from "../../port";
import type { Rule } from "../../rule";
import { healthRange } from "../../rules/health-range";
import { homePortTaken } from "../../rules/home-port-taken";

const mostListeners = 50;

/** Numbers that a UDP listener cannot have. */
const reservedForUdp = [250, 4789, 4790];

/** What the listeners of a private CLB take. */
export const listenerRules: readonly Rule<HomeWish>[] = [
  homePortTaken({ mapsPorts: true, protocolsApart: false }),
  {
    code: "port/idle",
    source: "Alibaba sheet, section 12: established_timeout, 10 to 900",
    check: ({ ports }) =>
      Object.entries(ports).flatMap(([name, { protocol, idleSeconds }]) => {
        if (protocol === "udp" || idleSeconds === undefined || (idleSeconds >= 10 && idleSeconds <= 900)) return [];
        const what = `\`ports.${name}.idleSeconds\` is ${idleSeconds}, but the load balancer has 10 to 900`;
        return [{ path: ["ports", name, "idleSeconds"], what, fix: "write 10 to 900" }];
      }),
  },
  {
    code: "port/reserved",
    source: "CLB: add a UDP listener (doc-detail/86130): 250, 4789 and 4790 are the system's",
    check: ({ ports }) =>
      Object.entries(ports).flatMap(([name, port]) => {
        const { from, to } = portRange(port);
        const reserved = reservedForUdp.find((number) => from <= number && number <= to);
        if (port.protocol === "tcp" || reserved === undefined) return [];
        const what = `\`ports.${name}.port\` has ${reserved}, which the load balancer keeps to itself`;
        return [{ path: ["ports", name, "port"], what, fix: "choose another number" }];
      }),
  },
  {
    code: "port/too-many",
    source: `CLB: quotas (slb_quota_listeners_num): ${mostListeners} listeners per instance`,
    check: ({ ports }) => {
      const players = Object.keys(ports).length;
      const relays = Object.values(ports).filter(({ relayPort }) => relayPort !== undefined).length;
      if (players + relays <= mostListeners) return [];
      const what = `\`ports\` declares ${players} ports and ${relays} relay ports, and a load balancer has ${mostListeners} listeners`;
      return [{ path: ["ports"], what, fix: `declare at most ${mostListeners}, those for relays included` }];
    },
  },
  healthRange("Alibaba sheet, section 8", {
    intervalSeconds: [1, 50],
    timeoutSeconds: [1, 300],
    unhealthyAfter: [2, 10],
    healthyAfter: [2, 10],
  }),
  {
    code: "health/http-path",
    source: "alicloud_slb_listener: health_check_uri",
    check: ({ home: { health } }) => {
      const { path: written } = health.http ?? {};
      if (written === undefined || /^\/[A-Za-z0-9/.%?#&-]*$/.test(written)) return [];
      const what = `\`home.health.http.path\` is ${written}, which the load balancer does not ask for`;
      const fix = "write letters, digits and - / . % ? # & only";
      return [{ path: ["home", "health", "http", "path"], what, fix }];
    },
  },
];
