import { EnsNetwork } from "@cdktf/provider-alicloud/lib/ens-network";
import { EnsVswitch } from "@cdktf/provider-alicloud/lib/ens-vswitch";
import type { Construct } from "constructs";
import { ensCidr } from "../../model/alibaba/ens-network";
import { subnetCidr } from "../../model/network";
import type { Common, EdgeOutputs, EdgeRequest } from "../cloud";
import { pinned } from "../pinned";
import { relayKeys } from "../relay-keys";
import { ensRelay } from "./ens-relay";
import { ensSecurityGroup } from "./ens-security";

export interface EnsEdgeRequest extends Common, Pick<EdgeRequest, "edge" | "userData" | "ports"> {}

/**
 * Relays on one ENS node. Their road home is the Internet, since nothing joins a node to a network elsewhere, and no load
 * balancer is before them, since Terraform can give it no listener. Facts: Alibaba sheet, section 5.
 */
export function ensEdge(scope: Construct, request: EnsEdgeRequest): EdgeOutputs {
  const { name, tags, edge, userData, ports } = request;
  const ensRegionId = edge.region;
  const cidr = ensCidr(edge);
  const network = pinned(
    new EnsNetwork(scope, "network", { networkName: name, ensRegionId, cidrBlock: cidr }),
    "network",
  );
  const vswitch = new EnsVswitch(scope, "vswitch", {
    vswitchName: name,
    ensRegionId,
    networkId: network.id,
    // a node is its own only zone
    cidrBlock: subnetCidr(cidr, 1),
  });
  const securityGroup = ensSecurityGroup(scope, { name, ports });
  const machines = { name, tags, edge, userData, network, vswitch, securityGroup };
  const relays = relayKeys(edge);
  for (const { key } of relays) ensRelay(scope, key, machines);
  const { addresses = {} } = edge.relays;
  // in the order of the relays, and no other
  const known = relays.flatMap(({ key }) => (addresses[key] === undefined ? [] : [[key, addresses[key]] as const]));
  return { addresses: Object.fromEntries(known) };
}
