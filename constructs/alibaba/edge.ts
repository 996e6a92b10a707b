import type { Construct } from "constructs";
import { alibabaModel } from "../../model/alibaba";
import { isPublic } from "../../model/edge";
import { edgeCidr } from "../../model/network";
import type { EdgeOutputs, EdgeRequest } from "../cloud";
import { relayKeys } from "../relay-keys";
import { backhaul } from "./backhaul";
import { ensEdge } from "./ens-edge";
import { network } from "./network";
import { relayAddress } from "./relay";
import { relaySecurityGroup } from "./security";

/** Relays on ECS and their road home over CEN, or on an ENS node. Facts: Alibaba sheet, sections 4, 5 and 6. */
export function edge(scope: Construct, request: EdgeRequest): EdgeOutputs {
  const { key, edge: wish, userData, ports, home, homeRegion, tags } = request;
  const common = { name: `${request.name}-edge-${key}`, tags };
  if (wish.kind === "ens") return ensEdge(scope, { ...common, edge: wish, userData, ports });

  const cidr = edgeCidr(alibabaModel, wish);
  const place = network(scope, { ...common, cidr, zones: Object.keys(wish.relays.zones) });
  if (!isPublic(wish)) backhaul(scope, { ...common, backhaul: wish.backhaul, place, home, homeRegion });
  const securityGroup = relaySecurityGroup(scope, { ...common, vpc: place.vpc, ports });
  const machines = { ...common, relays: wish.relays, userData, place, securityGroup };
  const addresses = relayKeys(wish).map((relay) => [relay.key, relayAddress(scope, relay, machines)] as const);
  return { addresses: Object.fromEntries(addresses) };
}
