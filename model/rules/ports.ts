import type { Environment } from "../environment";
import { pairs } from "../pairs";
import { portRange } from "../port";
import type { Rule } from "../rule";

type Declared = Pick<Environment, "ports">;

/** What holds of ports on every cloud. */
export const portRules: readonly Rule<Declared>[] = [
  {
    code: "port/none",
    source: "design: without a port nobody can play",
    check: ({ ports }) =>
      Object.keys(ports).length > 0
        ? []
        : [
            {
              path: ["ports"],
              what: "`ports` declares no port",
              fix: "declare one, e.g. `game: { protocol: tcp, port: 7000 }`",
            },
          ],
  },
  {
    code: "port/reversed",
    source: "design: a range goes upwards",
    check: ({ ports }) =>
      Object.entries(ports).flatMap(([name, port]) => {
        const { from, to } = portRange(port);
        if (from <= to) return [];
        const what = `\`ports.${name}.port\` goes from ${from} to ${to}, which is downwards`;
        return [{ path: ["ports", name, "port"], what, fix: `write \`{ from: ${to}, to: ${from} }\`` }];
      }),
  },
  {
    code: "port/overlap",
    source: "Tencent 214/6187: a port and protocol has one listener; the same on every cloud",
    check: ({ ports }) =>
      pairs(Object.entries(ports)).flatMap(([[earlier, a], [name, b]]) => {
        if (a.protocol !== b.protocol) return [];
        const [one, other] = [portRange(a), portRange(b)];
        const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
        if (from > to) return [];
        const shared = from === to ? `port ${from}` : `ports ${from} to ${to}`;
        return [
          {
            path: ["ports", name, "port"],
            what: `\`ports.${name}\` and \`ports.${earlier}\` both have ${a.protocol} ${shared}`,
            fix: "give each its own number, or remove one of the two",
          },
        ];
      }),
  },
  {
    code: "port/home-port-range",
    source: "design: the ports of a range keep their numbers",
    check: ({ ports }) =>
      ranges(ports, "homePort").map(({ name, number, from, to }) => ({
        path: ["ports", name, "homePort"],
        what: `\`ports.${name}.homePort\` is ${number}, but the port is the range ${from} to ${to}, which is not one number at home`,
        fix: "remove `homePort`, or declare the ports one by one",
      })),
  },
  {
    code: "port/relay-port-range",
    source: "design: relays carry single ports",
    check: ({ ports }) =>
      ranges(ports, "relayPort").map(({ name, number, from, to }) => ({
        path: ["ports", name, "relayPort"],
        what: `\`ports.${name}.relayPort\` is ${number}, but the port is the range ${from} to ${to}, of which home would not know which was meant`,
        fix: "declare the ports one by one, each with a `relayPort`",
      })),
  },
  {
    code: "port/relay-port-name",
    source: "design: what is made for a relay port is called relays-<port>",
    check: ({ ports }) =>
      Object.entries(ports)
        .filter(([name, { relayPort }]) => relayPort !== undefined && Object.hasOwn(ports, `relays-${name}`))
        .map(([name]) => ({
          path: ["ports", `relays-${name}`],
          what: `\`ports.relays-${name}\` is called as what \`ports.${name}.relayPort\` makes at home`,
          fix: "give it another name",
        })),
  },
  tcpOnly("relayPort", "port/relay-port-udp", "relays pass UDP on without players' addresses"),
  tcpOnly("websocket", "port/websocket-udp", "WebSocket is spoken over TCP"),
  tcpOnly("tls", "port/tls-udp", "relays end TLS of TCP ports only"),
  {
    code: "port/tls-ended-twice",
    source: "design: whom relays have taken TLS from, home does not speak it with",
    check: ({ ports }) =>
      Object.entries(ports)
        .filter(([, { tls, websocket }]) => tls !== undefined && websocket?.tls === true)
        .map(([name]) => ({
          path: ["ports", name, "tls"],
          what: `\`ports.${name}.tls\` lets relays end TLS, but by \`websocket.tls\` home wants to do so itself`,
          fix: "remove one of the two",
        })),
  },
  {
    code: "port/probe-protocol",
    source: "design: TCP is checked by a connection or by HTTP, see `home.health`",
    check: ({ ports }) =>
      Object.entries(ports)
        .filter(([, { protocol, probe }]) => protocol === "tcp" && probe !== undefined)
        .map(([name]) => ({
          path: ["ports", name, "probe"],
          what: `\`ports.${name}.probe\` is set, but the port is TCP, which is checked by a connection`,
          fix: "remove `probe`; to check by HTTP, set `home.health.http`",
        })),
  },
  {
    code: "port/probe-hex",
    source: "Tencent sheet, section 8: an even count of hexadecimal digits",
    check: ({ ports }) =>
      messages(ports, "hex")
        .filter(({ text }) => !/^([0-9a-f]{2})+$/i.test(text))
        .map(({ name, key, text }) => ({
          path: ["ports", name, "probe", key],
          what: `\`ports.${name}.probe.${key}\` is "${text}", which is not bytes in hexadecimal`,
          fix: "write two digits of 0-9 and A-F for each byte, e.g. 01FF",
        })),
  },
  {
    code: "port/probe-text",
    source: "Tencent sheet, section 8: visible ASCII characters",
    check: ({ ports }) =>
      messages(ports, "text")
        .filter(({ text }) => !/^[\x20-\x7e]+$/.test(text))
        .map(({ name, key, text }) => ({
          path: ["ports", name, "probe", key],
          what: `\`ports.${name}.probe.${key}\` is ${JSON.stringify(text)}, which has other than visible ASCII characters`,
          fix: "write it in hexadecimal, with `format: hex`",
        })),
  },
];

function tcpOnly(key: "relayPort" | "websocket" | "tls", code: string, why: string): Rule<Declared> {
  return {
    code,
    source: `design: ${why}`,
    check: ({ ports }) =>
      Object.entries(ports)
        .filter(([, { protocol, [key]: setting }]) => protocol === "udp" && setting !== undefined)
        .map(([name]) => ({
          path: ["ports", name, key],
          what: `\`ports.${name}.${key}\` is set, but the port is UDP, and ${why}`,
          fix: `remove \`${key}\``,
        })),
  };
}

/** Ranges of ports that have another number all the same. */
function ranges(ports: Declared["ports"], key: "homePort" | "relayPort") {
  return Object.entries(ports).flatMap(([name, port]) => {
    const { [key]: number } = port;
    const { from, to } = portRange(port);
    return number === undefined || from >= to ? [] : [{ name, number, from, to }];
  });
}

/** What probes of one format send and expect. */
function messages(ports: Declared["ports"], format: "text" | "hex") {
  return Object.entries(ports).flatMap(([name, { probe }]) => {
    if (probe === undefined || probe === "ping" || probe.format !== format) return [];
    return (["send", "expect"] as const).map((key) => ({ name, key, text: probe[key] }));
  });
}
