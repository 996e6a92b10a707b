import { cloudOf, isPublic } from "../edge";
import type { Environment } from "../environment";
import { fallbackLabel } from "../fallback-label";
import type { Geography } from "../geography";
import { edgeCidr, homeCidr, overlaps } from "../network";
import { ownTags } from "../own-tags";
import { pairs } from "../pairs";
import type { Path, Rule } from "../rule";
import { stackNames } from "../stack-names";
import { bgpRules } from "./bgp";
import { dispatchRules } from "./dispatch";
import { edgesTogether } from "./edge-regions";
import { writtenAddressRules } from "./written-addresses";
import { tlsEverywhere } from "./tls-everywhere";

/** Relations that only the whole environment shows, on every cloud. */
export function environmentRules(cloud: Geography): readonly Rule<Environment>[] {
  return [
    edgesTogether,
    ...bgpRules,
    ...writtenAddressRules,
    ...dispatchRules,
    {
      code: "network/overlap",
      source: "Tencent sheet, section 6: address ranges on one backhaul must not overlap; the same on every cloud",
      check: (environment) =>
        pairs(networks(cloud, environment))
          // that they share a region has been said
          .filter(([one, other]) => overlaps(one.cidr, other.cidr) && one.region !== other.region)
          .map(([one, other]) => ({
            path: other.path,
            what: `the network of ${other.name} (${other.cidr}) overlaps that of ${one.name} (${one.cidr})`,
            fix: `set \`${other.path.join(".")}\` to a range of its own, or remove it for the default`,
          })),
    },
    tlsEverywhere,
    {
      code: "dns/too-long",
      source: "DNS: 253 characters",
      check: ({ dns, edges }) => {
        if (dns === undefined) return [];
        const keys = Object.keys(edges);
        const chosen = dns.spread ? [fallbackLabel] : cloud.takenLabels;
        const labels = keys.length === 0 ? [] : [...keys, ...chosen];
        const names = ["", ...labels.map((label) => `${label}.`)].map((label) => `${label}${dns.name}.${dns.zone}`);
        const long = names.filter((name) => name.length > 253);
        if (long.length === 0) return [];
        const what = `\`dns\` makes names of up to ${Math.max(...long.map(({ length }) => length))} characters, more than 253`;
        return [{ path: ["dns", "name"], what, fix: "choose a shorter `dns.name`" }];
      },
    },
    {
      code: "tags/taken",
      source: "design: these tags say whose a resource is",
      check: ({ tags }) =>
        ownTags
          .filter((key) => Object.hasOwn(tags, key))
          .map((key) => ({
            path: ["tags", key],
            what: `\`tags.${key}\` is set, but every resource has a tag ${key} of its own`,
            fix: "choose another key",
          })),
    },
    {
      code: "entry/retire-name",
      source: "design: the line that gives an address up names it, so that it cannot be copied along",
      check: (environment) => {
        const { retire } = environment.entry;
        const stack = stackNames.entry(environment);
        if (retire === undefined || retire === stack) return [];
        return [
          {
            path: ["entry", "retire"],
            what: `\`entry.retire\` is ${retire}, but the entry of this environment is ${stack}`,
            fix: `write \`retire: ${stack}\` to give the address up, or remove the line to keep it`,
          },
        ];
      },
    },
    {
      code: "state/region",
      source: "design: the state must be there when a region is not",
      check: ({ state, home, edges }) => {
        if (!("region" in state)) return [];
        const { region } = state;
        const [edge] = Object.entries(edges).find(([, one]) => one.region === region) ?? [];
        const whose = region === home.region ? "home" : edge === undefined ? undefined : `the edge ${edge}`;
        if (whose === undefined) return [];
        const what = `\`state.region\` is ${region}, the region of ${whose}: when it is down, nothing could be changed`;
        return [{ path: ["state", "region"], what, fix: "keep the state in a region with neither home nor edge" }];
      },
    },
  ];
}

interface Network {
  readonly name: string;
  readonly path: Path;
  readonly region: string;
  readonly cidr: string;
}

/** The address ranges that private roads join; edges in regions without a number have none. */
function networks(cloud: Geography, { cloud: name, home, edges }: Environment): Network[] {
  const known = Object.entries(edges)
    .filter(([, edge]) => !isPublic(edge) && cloudOf(edge, name) === name)
    .filter(([, { cidr, region }]) => cidr !== undefined || Object.hasOwn(cloud.regionNumbers, region));
  return [
    { name: "home", path: ["home", "cidr"], region: home.region, cidr: homeCidr(home) },
    ...known.map(([key, edge]) => ({
      name: `the edge ${key}`,
      path: ["edges", key, "cidr"],
      region: edge.region,
      cidr: edgeCidr(cloud, edge),
    })),
  ];
}
