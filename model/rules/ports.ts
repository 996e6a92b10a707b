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

/** What probes of one format send and expect. */
function messages(ports: Declared["ports"], format: "text" | "hex") {
  return Object.entries(ports).flatMap(([name, { probe }]) => {
    if (probe === undefined || probe === "ping" || probe.format !== format) return [];
    return (["send", "expect"] as const).map((key) => ({ name, key, text: probe[key] }));
  });
}
