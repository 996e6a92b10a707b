import type { TrafficWish } from "../cloud-model";
import { own } from "../own";
import { portRange } from "../port";
import type { Rule } from "../rule";
import { when } from "../when";
import { ofHttps } from "./of-https";

/** What HTTPS by a name of its own takes, on every cloud. */
export const httpsRules: readonly Rule<Pick<TrafficWish, "dns" | "https" | "ports">>[] = [
  ofHttps("https/no-zone", "design: the name is a record in the game's zone", (_https, { dns }) =>
    when(dns === undefined, () => ({
      path: [],
      what: "`https` is set, but there is no `dns.zone` for its name",
      fix: "write `dns: { zone: starfall.example, name: play }`",
    })),
  ),
  ofHttps("https/name-taken", "design: one name leads to one place", ({ name }, { dns }) =>
    when(dns?.name === name, () => ({
      path: ["name"],
      what: `\`https.name\` is ${name}, as \`dns.name\`, which is the entry itself`,
      fix: "choose another name, such as web",
    })),
  ),
  ofHttps("https/too-long", "DNS: 253 characters", ({ name }, { dns }) => {
    const { length } = `${name}.${dns?.zone ?? ""}`;
    return when(length > 253, () => ({
      path: ["name"],
      what: `\`https.name\` makes a name of ${length} characters, more than 253`,
      fix: "choose a shorter one",
    }));
  }),
  ofHttps("https/port", "design: HTTPS is one TCP port", ({ port }, { ports }) => {
    const declared = own(ports, port);
    const { from, to } = declared ? portRange(declared) : { from: 0, to: 0 };
    const fault =
      declared === undefined
        ? "which is not among `ports`"
        : declared.protocol === "udp"
          ? "a UDP port"
          : from < to
            ? "a range of ports"
            : undefined;
    return when(fault !== undefined, () => ({
      path: ["port"],
      what: `\`https.port\` is ${port}, ${fault ?? ""}`,
      fix: "write the key of the TCP port that speaks HTTP or WebSocket at home",
    }));
  }),
  ofHttps("https/certificate", "design: who ends TLS has the certificate", ({ cdn, certificate }) => {
    if (cdn === "none") {
      return when(certificate !== undefined, () => ({
        path: ["certificate"],
        what: "`https.certificate` is set, but without a CDN the game itself ends TLS, with a certificate of its own",
        fix: "remove it, or choose a `cdn`",
      }));
    }
    return when(certificate === undefined, () => ({
      path: ["certificate"],
      what: `\`https.certificate\` is missing, and ${cdn} needs that of the name`,
      fix: "write its id at the CDN",
    }));
  }),
  ofHttps("https/plain", "design: players' HTTPS needs somebody who speaks it", ({ cdn, origin }) =>
    when(cdn === "none" && origin === "http", () => ({
      path: ["origin"],
      what: "`https.origin` is http, but without a CDN players' browsers meet the port itself, which has to speak HTTPS",
      fix: "write `origin: https` once the game ends TLS, or choose a `cdn`",
    })),
  ),
];
