import type { Bgp, Site } from "../../model/bgp";
import { siteIdle } from "../../model/timeouts/site-idle";
import { without } from "../without";
import { relayRequest, type Declared } from "./relay-request";
import type { RelayRequest } from "./request";

/** A site of machines of a team's own, as its relays are told. */
export interface DeclaredSite extends Pick<Declared, "name" | "ports" | "health"> {
  /** The cloud that home is on. */
  readonly homeCloud: Declared["cloud"];
  readonly bgp: Bgp;
  readonly site: Site;
  /** Address of the machine itself. */
  readonly machine: string;
  /** An address of the entry: the road home leads over the Internet. */
  readonly homeAddress: string;
}

/** What one relay of a site is made from. */
export function siteRequest(declared: DeclaredSite): RelayRequest {
  const { homeCloud, bgp, site, machine, ...common } = declared;
  const request = relayRequest({
    ...common,
    homeCloud,
    // no cloud takes these machines away
    cloud: {
      model: { ...homeCloud.model, idle: siteIdle(homeCloud.model.idle) },
      relays: without(homeCloud.relays, "leaving"),
    },
    edge: {
      relays: { ...without(site, "machines", "neighbours"), otherHomes: {} },
      backhaul: { public: site.homeTls ? "tls" : "addresses" },
    },
  });
  const { asn, prefix, address } = bgp;
  return { ...request, announcement: { asn, prefix, address, machine, neighbours: site.neighbours } };
}
