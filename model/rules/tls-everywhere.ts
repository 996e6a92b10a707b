import { dotted } from "../dotted";
import type { Edge } from "../edge";
import type { Environment } from "../environment";
import type { Path, Rule } from "../rule";

/** Once anyone may come to a relay port, whoever comes has to prove to be a relay. */
export const tlsEverywhere: Rule<Environment> = {
  code: "edge/tls-everywhere",
  source: "design: a relay port asks everyone for a certificate, or nobody",
  check: (environment) => {
    const all = relaysOf(environment);
    const open = all.find((one) => one.open);
    if (open === undefined) return [];
    return all
      .filter(({ homeTls }) => homeTls === undefined)
      .map(({ path }) => ({
        path,
        what: `\`${dotted(path)}\` is missing, but home must ask everyone on its relay ports for a certificate, since by \`${dotted(open.path)}\` they are open to the world`,
        fix: "write `homeTls` for all edges, in `relays` beside `edges`, and for all sites",
      }));
  },
};

interface Relays extends Pick<Edge["relays"], "homeTls"> {
  /** Of their `homeTls`. */
  readonly path: Path;
  /** Home admits anyone for their sake. */
  readonly open: boolean;
}

/** The relays of edges that are not retired, and of sites. That open ones of edges lack certificates has been said. */
function relaysOf({ edges, entry: { bgp } }: Environment): Relays[] {
  const ofEdges = Object.entries(edges)
    .filter(([, { retired }]) => !retired)
    .map(([key, { relays, backhaul }]) => {
      return { path: ["edges", key, "relays", "homeTls"], homeTls: relays.homeTls, open: backhaul?.public === "tls" };
    })
    .filter(({ open, homeTls }) => !open || homeTls !== undefined);
  const ofSites = Object.entries(bgp?.sites ?? {}).map(([key, { homeTls }]) => {
    return { path: ["entry", "bgp", "sites", key, "homeTls"], homeTls, open: homeTls !== undefined };
  });
  return [...ofEdges, ...ofSites];
}
