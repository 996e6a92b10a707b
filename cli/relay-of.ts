import { relayRequest } from "../constructs/relay/relay-request";
import type { RelayRequest } from "../constructs/relay/request";
import { siteRequest } from "../constructs/relay/site-request";
import { cloudOf, isPublic } from "../model/edge";
import type { EntryKind } from "../model/entry";
import type { Environment } from "../model/environment";
import { own } from "../model/own";
import { ProblemError } from "../model/problem";
import { fullName, stackNames } from "../model/stack-names";
import { didYouMean } from "../model/suggest";
import { relayCloud } from "../stacks/relay-cloud";

/** Stands where the address of home's load balancer will be, which is known once home is deployed. */
const balancerAddress = "ADDRESS-OF-HOME";
/** Stands where home's address on the Internet will be: the entry's, or home's own behind an accelerator, which carries no relay ports. */
const publicAddresses: Readonly<Record<EntryKind, string>> = {
  anycast: "ADDRESS-OF-ENTRY",
  ga2: "PUBLIC-ADDRESS-OF-HOME",
};

/** Which relay of an environment. */
export interface WantedRelay {
  /** The edge, or the site that announces a prefix. */
  readonly edge: string;
  /** A machine of a site. Default: its only one. */
  readonly machine?: string;
}

/**
 * What a relay of an edge or a site is made from.
 *
 * @throws ProblemError `relay/unknown-edge`, `relay/unknown-machine`
 */
export function relayOf(environment: Environment, wanted: WantedRelay): RelayRequest {
  const { cloud, edges, ports, home, entry } = environment;
  const { edge: key, machine } = wanted;
  const edge = own(edges, key);
  const { bgp, kind } = entry;
  const homeCloud = relayCloud(cloud);
  const common = { homeCloud, ports, health: home.health };
  if (edge !== undefined) {
    if (machine !== undefined) throw refusal("machine", "relays of an edge are all alike", "leave out `--machine`");
    const there = relayCloud(cloudOf(edge, cloud));
    const homeAddress = isPublic(edge) ? publicAddresses[kind] : balancerAddress;
    return relayRequest({ ...common, cloud: there, name: stackNames.edge(environment, key), edge, homeAddress });
  }
  const site = own(bgp?.sites ?? {}, key);
  if (bgp === undefined || site === undefined) {
    const keys = [...Object.keys(edges), ...Object.keys(bgp?.sites ?? {})].sort();
    const what = `${environment.game} ${environment.name} has no edge \`${key}\`${didYouMean(key, keys)}`;
    throw refusal("edge", what, choose(keys, "declare one under `edges`"));
  }
  const names = Object.keys(site.machines).sort();
  const name = machine ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined) {
    const what = `the site ${key} has ${names.length} machines, each with files of its own`;
    throw refusal("machine", what, `say which: --machine ${names.join(" or --machine ")}`);
  }
  const address = own(site.machines, name)?.address;
  if (address === undefined) {
    throw refusal("machine", `the site ${key} has no machine \`${name}\`${didYouMean(name, names)}`, choose(names, ""));
  }
  const named = `${fullName(environment)}-site-${key}-${name}`;
  return siteRequest({ ...common, name: named, bgp, site, machine: address, homeAddress: publicAddresses[kind] });
}

function choose(names: readonly string[], none: string): string {
  return names.length === 0 ? none : `choose one of: ${names.join(", ")}`;
}

function refusal(about: "edge" | "machine", what: string, fix: string): ProblemError {
  return new ProblemError([{ code: `relay/unknown-${about}`, what, fix }]);
}
