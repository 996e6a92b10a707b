import { each, one, ref, stack, unknown, type Arguments, type Case } from "./case";

const subnets = (vpc: string, ...blocks: string[]) =>
  stack({
    vpc: { a: { cidr_block: vpc } },
    vswitch: Object.fromEntries(
      blocks.map((block, n) => [`s${n}`, { vpc_id: ref("vpc", "a"), cidr_block: block }] as const),
    ),
  });
const relay = { eip_association: { relay: { allocation_id: "eip-1", instance_id: "i-1" } } };
const nodeRelay = (kind?: unknown) => ({
  ens_eip_instance_attachment: { relay: { allocation_id: "eip-1", instance_id: "i-1", instance_type: kind } },
});

const peer = "cen_transit_router_peer_attachment";
const road = { peer_transit_router_id: "tr-2", bandwidth: 100, bandwidth_type: "DataTransfer" };
const roads = (...changes: Arguments[]) => each(peer, road, changes);
const attached = "cen_transit_router_vpc_attachment";
const two = (a: string, b: string) => stack({ [attached]: { a: { vpc_id: a }, b: { vpc_id: b } } });

export const roadCases: Readonly<Record<string, Case>> = {
  "network/vpc-range": {
    wrong: [one("vpc", { cidr_block: "11.0.0.0/16" })],
    right: [one("vpc", { cidr_block: "172.16.0.0/12" }), one("vpc", { cidr_block: unknown }), one("vpc", {})],
  },
  "network/subnet-outside": {
    wrong: [subnets("10.0.0.0/16", "10.1.0.0/24")],
    right: [subnets("10.0.0.0/16", "10.0.1.0/24"), subnets(unknown, "10.1.0.0/24")],
  },
  "network/subnet-overlap": {
    wrong: [subnets("10.0.0.0/16", "10.0.1.0/24", "10.0.0.0/23")],
    right: [subnets("10.0.0.0/16", "10.0.1.0/24", "10.0.2.0/24")],
  },
  "ens/network-range": {
    wrong: [one("ens_network", { cidr_block: "11.0.0.0/16" }), one("ens_vswitch", { cidr_block: "8.0.0.0/24" })],
    right: [one("ens_network", { cidr_block: "10.191.0.0/16" }), one("ens_network", { cidr_block: unknown })],
  },
  "network/nat": {
    wrong: [
      stack({ ...relay, nat_gateway: { a: {} } }),
      stack({ ...nodeRelay(), ens_nat_gateway: { a: {} } }),
      stack({ ...nodeRelay("EnsInstance"), ens_nat_gateway: { a: {} } }),
      ...["NatGateway", "Instance", "HaVip", "NetworkInterface"].map((kind) =>
        stack({ ...relay, route_entry: { a: { nexthop_type: kind } } }),
      ),
    ],
    right: [
      stack({ nat_gateway: { a: {} } }),
      stack({ ...relay, route_entry: { a: { nexthop_type: "Attachment" } } }),
      stack({ ...nodeRelay("Nat"), ens_nat_gateway: { a: {} } }),
      stack(relay),
    ],
  },

  "cen/deprecated": {
    wrong: [
      ...roads({ route_table_association_enabled: true }),
      one(attached, { vpc_id: "vpc-1", route_table_propagation_enabled: unknown }),
    ],
    right: roads({}, { route_table_association_enabled: false }),
  },
  "cen/bandwidth": {
    wrong: roads({ bandwidth: undefined }, { bandwidth: 0 }),
    right: roads({}, { bandwidth: 1 }, { bandwidth: unknown }),
  },
  "cen/bandwidth-type": {
    wrong: roads(
      { bandwidth_type: undefined },
      { cen_bandwidth_package_id: "cenbwp-1" },
      { bandwidth_type: "BandwidthPackage", default_link_type: "Platinum" },
    ),
    right: roads(
      {},
      { default_link_type: "Platinum" },
      { bandwidth_type: "BandwidthPackage", cen_bandwidth_package_id: "cenbwp-1", default_link_type: "Gold" },
      { bandwidth_type: unknown, cen_bandwidth_package_id: "cenbwp-1" },
    ),
  },
  "cen/attached-twice": {
    wrong: [two("vpc-1", "vpc-1"), two(ref("vpc", "a"), ref("vpc", "a"))],
    right: [two("vpc-1", "vpc-2"), two("${each.key}", "${each.key}")],
  },
};
