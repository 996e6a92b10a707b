import type { EntryWish, TrafficWish } from "../cloud-model";
import { own } from "../own";
import type { Finding, Path, Rule } from "../rule";
import { when } from "../when";

type Spread = NonNullable<NonNullable<TrafficWish["dns"]>["spread"]>;

/** What a zone of the game's own takes, on every cloud. */
export const zoneRules: readonly Rule<Pick<EntryWish, "dns">>[] = [
  {
    code: "dns/parent",
    source: "DNS: a zone is delegated by one that it is a part of",
    check: ({ dns }) => {
      const parent = dns?.delegate?.parent;
      if (dns === undefined || parent === undefined || dns.zone.endsWith(`.${parent}`)) return [];
      const what = `\`dns.delegate.parent\` is ${parent}, which \`dns.zone\` (${dns.zone}) is no part of`;
      const around = dns.zone.split(".").slice(1);
      const fix =
        around.length > 1
          ? `write the domain that ends its name: ${around.join(".")}`
          : "remove it, and have the registrar of the zone name its servers";
      return [{ path: ["dns", "delegate", "parent"], what, fix }];
    },
  },
  {
    code: "dns/parent-missing",
    source: "design: NS records are written in a zone that is named",
    check: ({ dns }) => {
      const { delegate } = dns ?? {};
      if (delegate === undefined || delegate.parent !== undefined) return [];
      return (["parentZoneId", "nameServers"] as const)
        .filter((key) => delegate[key] !== undefined)
        .map((key) => ({
          path: ["dns", "delegate", key],
          what: `\`dns.delegate.${key}\` is set, but no \`parent\` in which NS records would be written`,
          fix: "name the `parent`, or remove it to write the NS records by hand",
        }));
    },
  },
  {
    code: "dns/name-server-twice",
    source: "DNS: a zone has each NS record once",
    check: ({ dns }) => {
      const servers = dns?.delegate?.nameServers ?? [];
      return servers.flatMap((server, index) =>
        when(servers.indexOf(server) < index, () => ({
          path: ["dns", "delegate", "nameServers", index],
          what: `\`dns.delegate.nameServers\` has ${server} twice`,
          fix: "write each server once",
        })),
      );
    },
  },
];

/** What one name over all edges takes, on every cloud. */
export const spreadRules: readonly Rule<Pick<TrafficWish, "dns" | "edges">>[] = [
  {
    code: "dns/spread-nobody",
    source: "design: a name that chooses needs something to choose from",
    check: (wish) =>
      ofSpread(wish, (_spread, keys) =>
        when(keys.length === 0, () => ({
          path: [],
          what: "`dns.spread` is set, but there is no edge to choose",
          fix: "remove it, or declare an edge",
        })),
      ),
  },
  {
    code: "dns/spread-edge",
    source: "design: nothing is accepted and ignored",
    check: (wish) =>
      ofSpread(wish, (spread) =>
        (["weights", "places"] as const).flatMap((setting) =>
          Object.keys(spread[setting] ?? {})
            .filter((key) => !Object.hasOwn(wish.edges, key))
            .map((key) => ({
              path: [setting, key],
              what: `\`dns.spread.${setting}\` has ${key}, which is no edge`,
              fix: "remove it, or write the key of an edge",
            })),
        ),
      ),
  },
  {
    code: "dns/spread-unused",
    source: "design: nothing is accepted and ignored",
    check: (wish) =>
      ofSpread(wish, (spread) =>
        (["weights", "places"] as const)
          .filter((setting) => spread[setting] !== undefined && setting !== settingOf[spread.by])
          .map((setting) => ({
            path: [setting],
            what: `\`dns.spread.${setting}\` is set, but \`dns.spread.by\` is ${spread.by}`,
            fix: "remove the one, or change the other",
          })),
      ),
  },
  {
    code: "dns/spread-missing",
    source: "design: an edge without a share or a place would never be chosen",
    check: (wish) =>
      ofSpread(wish, (spread, keys) => {
        const setting = settingOf[spread.by];
        if (setting === undefined) return [];
        return keys
          .filter((key) => !Object.hasOwn(spread[setting] ?? {}, key))
          .map((key) => ({
            path: spread[setting] === undefined ? ["by"] : [setting],
            what: `\`dns.spread.by\` is ${spread.by}, but \`dns.spread.${setting}\` does not say anything of the edge ${key}`,
            fix: `write \`${setting}: { ${key}: ${setting === "weights" ? "50" : "[default]"} }\` beside the others`,
          }));
      }),
  },
  {
    code: "dns/place-default",
    source: "Route 53, DNSPod, Alibaba Cloud DNS: whom no record matches gets no answer",
    check: (wish) =>
      ofSpread(wish, ({ by, places }, keys) => {
        // a drained edge is in no record, nor is a retired one
        const open = keys.filter((key) => wish.edges[key]?.drain !== true);
        const answered = open.some((key) => own(places ?? {}, key)?.includes("default") === true);
        return when(by === "place" && places !== undefined && !answered, () => ({
          path: ["places"],
          what: "`dns.spread.places` has no `default` at an edge that takes players, so players elsewhere would get no answer",
          fix: "write `default` among the places of such an edge, and at no other",
        }));
      }),
  },
  {
    code: "dns/place-twice",
    source: "design: a place has one edge",
    check: (wish) =>
      ofSpread(wish, ({ places = {} }) => {
        const all = Object.entries(places).flatMap(([key, own]) => own.map((place) => ({ key, place })));
        return all
          .filter(({ place }, index) => all.findIndex((one) => one.place === place) < index)
          .map(({ key, place }) => ({
            path: ["places", key],
            what: `\`dns.spread.places\` has ${place} twice`,
            fix: "write each place at one edge",
          }));
      }),
  },
];

/** The setting that a way to choose needs. */
const settingOf: Readonly<Record<Spread["by"], "weights" | "places" | undefined>> = {
  latency: undefined,
  weight: "weights",
  place: "places",
};

/** Findings of a spread, with the edges that take part; paths are below it. */
function ofSpread(
  { dns, edges }: Pick<TrafficWish, "dns" | "edges">,
  check: (spread: Spread, keys: readonly string[]) => readonly Finding[],
): Finding[] {
  if (dns?.spread === undefined) return [];
  const keys = Object.keys(edges).filter((key) => edges[key]?.retired !== true);
  const prefix: Path = ["dns", "spread"];
  return check(dns.spread, keys).map((finding) => ({ ...finding, path: [...prefix, ...finding.path] }));
}
