import type { Bgp, Site } from "../bgp";
import { dotted } from "../dotted";
import type { Environment } from "../environment";
import { canonical, contains, martians, overlaps } from "../network";
import { pairs } from "../pairs";
import type { Finding, Path, Rule } from "../rule";
import { sitePortRules } from "./site-ports";

/** Numbers that no autonomous system can have. */
const impossible: Readonly<Record<number, string>> = {
  23456: "RFC 6793, a stand-in for numbers of four bytes",
  65535: "RFC 7300, reserved",
  4294967295: "RFC 7300, reserved",
};

/** What the Internet asks of a prefix, and relays of the sites that announce it. */
export const bgpRules: readonly Rule<Environment>[] = [
  bgpRule("bgp/prefix", "RFC 7454, section 6.1.3; RFC 6890: what routers filter", ({ prefix }, at) => {
    const path = at("prefix");
    if (canonical(prefix) !== prefix) {
      const what = `\`${dotted(path)}\` is ${prefix}, which begins with another address`;
      return [{ path, what, fix: `write ${canonical(prefix)}` }];
    }
    const martian = martians.find((range) => overlaps(range, prefix));
    if (martian !== undefined) {
      const what = `\`${dotted(path)}\` is ${prefix}, but ${martian} is nobody's on the Internet`;
      return [{ path, what, fix: "write a prefix that a registry has given you" }];
    }
    if (Number(prefix.split("/")[1]) <= 24) return [];
    const what = `\`${dotted(path)}\` is ${prefix}, but routers of the Internet filter what is longer than /24`;
    return [{ path, what, fix: "write the /24 it is in, where that is yours as a whole" }];
  }),
  bgpRule("bgp/address", "design: players reach the address through the prefix", ({ prefix, address }, at) => {
    if (contains(prefix, `${address}/32`)) return [];
    const path = at("address");
    const what = `\`${dotted(path)}\` is ${address}, which is not in the prefix ${prefix}`;
    return [{ path, what, fix: "choose an address of the prefix" }];
  }),
  bgpRule("bgp/asn", "IANA: special-purpose AS numbers", (bgp, at) =>
    [
      { asn: bgp.asn, path: at("asn") },
      ...neighboursOf(bgp, at).map(({ neighbour, path }) => ({ asn: neighbour.asn, path: [...path, "asn"] })),
    ].flatMap(({ asn, path }) => {
      const why = impossible[asn];
      const what = `\`${dotted(path)}\` is ${asn}, which nobody can have: ${why}`;
      return why === undefined ? [] : [{ path, what, fix: "write the number that a registry or your hoster gave you" }];
    }),
  ),
  bgpRule("bgp/neighbour-own", "design: a site announces to somebody else's network", (bgp, at) =>
    neighboursOf(bgp, at)
      .filter(({ neighbour }) => neighbour.asn === bgp.asn)
      .map(({ path }) => ({
        path: [...path, "asn"],
        what: `\`${dotted([...path, "asn"])}\` is ${bgp.asn}, your own`,
        fix: "write the autonomous system of the hoster",
      })),
  ),
  bgpRule("bgp/neighbour-twice", "design: one session with each neighbour", (bgp, at) =>
    sitesOf(bgp, at).flatMap(({ site, path }) =>
      pairs(Object.entries(site.neighbours))
        .filter(([[, one], [, other]]) => one.address === other.address)
        .map(([[earlier], [name, { address }]]) => {
          const where = [...path, "neighbours", name, "address"];
          const what = `\`${dotted(where)}\` is ${address}, which the neighbour ${earlier} has`;
          return { path: where, what, fix: "remove one of the two" };
        }),
    ),
  ),
  bgpRule("bgp/site-empty", "design: a site is machines, and neighbours that hear of them", (bgp, at) => [
    ...(Object.keys(bgp.sites).length === 0
      ? [{ path: at("sites"), what: `\`${dotted(at("sites"))}\` is empty`, fix: "add a site, or remove `bgp`" }]
      : []),
    ...sitesOf(bgp, at).flatMap(({ site, path }) =>
      (["machines", "neighbours"] as const)
        .filter((key) => Object.keys(site[key]).length === 0)
        .map((key) => {
          const where = [...path, key];
          return { path: where, what: `\`${dotted(where)}\` is empty`, fix: "add one, or remove the site" };
        }),
    ),
  ]),
  bgpRule("bgp/machine", "design: a machine must be reachable when the prefix is not announced", (bgp, at) =>
    sitesOf(bgp, at).flatMap(({ site, path }) =>
      Object.entries(site.machines)
        .filter(([, { address }]) => contains(bgp.prefix, `${address}/32`))
        .map(([name, { address }]) => {
          const where = [...path, "machines", name, "address"];
          const what = `\`${dotted(where)}\` is ${address}, which is in the prefix ${bgp.prefix}`;
          return { path: where, what, fix: "write the address that the hoster gave the machine" };
        }),
    ),
  ),
  {
    code: "bgp/site-name",
    source: "design: `relay` finds a site and an edge by one name",
    check: ({ entry: { bgp }, edges }) =>
      Object.keys(bgp?.sites ?? {})
        .filter((name) => Object.hasOwn(edges, name))
        .map((name) => ({
          path: ["entry", "bgp", "sites", name],
          what: `\`entry.bgp.sites.${name}\` has the name of an edge`,
          fix: "give it another name",
        })),
  },
  ...sitePortRules,
];

type At = (...path: Path) => Path;

function bgpRule(code: string, source: string, check: (bgp: Bgp, at: At) => Finding[]): Rule<Environment> {
  return {
    code,
    source,
    check: ({ entry: { bgp } }) => (bgp === undefined ? [] : check(bgp, (...path) => ["entry", "bgp", ...path])),
  };
}

function sitesOf({ sites }: Bgp, at: At): { site: Site; path: Path }[] {
  return Object.entries(sites).map(([name, site]) => ({ site, path: at("sites", name) }));
}

function neighboursOf(bgp: Bgp, at: At): { neighbour: Site["neighbours"][string]; path: Path }[] {
  return sitesOf(bgp, at).flatMap(({ site, path }) =>
    Object.entries(site.neighbours).map(([name, neighbour]) => ({ neighbour, path: [...path, "neighbours", name] })),
  );
}
