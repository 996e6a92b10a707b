import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

const table = "cen_transit_router_route_table";
let tokyo: AlicloudWorkspace;
let singapore: AlicloudWorkspace;
let cen: Managed;
let home: Place;
let edge: Place;

interface Place {
  readonly cloud: AlicloudWorkspace;
  readonly site: Site;
  readonly router: Managed;
}

beforeEach(async () => {
  tokyo = new AlicloudWorkspace();
  singapore = tokyo.in("ap-southeast-1");
  cen = await tokyo.create("cen_instance", { cen_instance_name: "backhaul" });
  home = await place(tokyo, "10.0");
  edge = await place(singapore, "10.1");
});

async function place(cloud: AlicloudWorkspace, net: string): Promise<Place> {
  const site = await objects.site(cloud, net);
  return { cloud, site, router: await cloud.create("cen_transit_router", { cen_id: cen.id }) };
}

const routerOf = ({ router }: Place): string => String(router.get("transit_router_id"));

function join({ cloud, site, router }: Place, more: Group = {}): Promise<Managed> {
  return cloud.create("cen_transit_router_vpc_attachment", {
    cen_id: cen.id,
    transit_router_id: String(router.get("transit_router_id")),
    vpc_id: site.vpc.id,
    zone_mappings: [{ zone_id: `${cloud.cloud.region}a`, vswitch_id: site.vswitch.id }],
    ...more,
  });
}

function peer(more: Group = {}): Promise<Managed> {
  return singapore.create("cen_transit_router_peer_attachment", {
    cen_id: cen.id,
    transit_router_id: routerOf(edge),
    peer_transit_router_id: routerOf(home),
    peer_transit_router_region_id: "ap-northeast-1",
    bandwidth: 20,
    bandwidth_type: "DataTransfer",
    ...more,
  });
}

describe("a router", () => {
  test("is one per region", async () => {
    expect(home.router.state).toMatchObject({ region_id: "ap-northeast-1", status: "Active", type: "Enterprise" });
    expect(home.router.id).toBe(`${cen.id}:${routerOf(home)}`);
    await expect(tokyo.create("cen_transit_router", { cen_id: cen.id })).rejects.toThrow("in ap-northeast-1 already");
  });

  test("stays while something is joined to it, from whichever region", async () => {
    const road = await peer();
    await expect(home.router.destroy()).rejects.toThrow("IncorrectStatus.TransitRouterInstance");
    await road.destroy();
    await home.router.destroy();
    await edge.router.destroy();
    await cen.destroy();
  });
});

describe("a network", () => {
  test("is joined to the router of its region, and plans nothing more", async () => {
    const own = await join(home);

    expect(own.state).toMatchObject({ status: "Attached", payment_type: "PayAsYouGo", resource_type: "VPC" });
    expect((await own.plan()).action).toBe("none");
    await expect(home.site.vpc.destroy()).rejects.toThrow("DependencyViolation");
    await expect(cen.destroy()).rejects.toThrow("InvalidOperation.CenInstanceStatus");
  });

  test("is joined once", async () => {
    await join(home);

    await expect(join(home)).rejects.toThrow("InvalidOperation.VpcAttached");
  });

  test("whose range is on the road already is refused", async () => {
    await join(home);
    const twin = { ...edge, site: await objects.site(singapore, "10.0") };

    await expect(join(twin)).rejects.toThrow("InvalidCidrBlock.Overlapped");
    await join(edge);
  });

  test("with a vswitch of another zone, or of another network, is refused", async () => {
    const { vswitch } = await objects.site(tokyo, "10.2");

    await expect(
      join(home, { zone_mappings: [{ zone_id: "ap-northeast-1b", vswitch_id: home.site.vswitch.id }] }),
    ).rejects.toThrow("InvalidVSwitchId");
    await expect(
      join(home, { zone_mappings: [{ zone_id: "ap-northeast-1a", vswitch_id: vswitch.id }] }),
    ).rejects.toThrow("InvalidVSwitchId");
  });

  test("is not joined to a router of another region", async () => {
    await expect(join(home, { transit_router_id: routerOf(edge) })).rejects.toThrow("or not in region ap-northeast-1");
  });
});

describe("a road between two regions", () => {
  test("is seen from the region that asked for it, and can be widened", async () => {
    const road = await peer();

    expect(road.state).toMatchObject({ status: "Attached", region_id: "ap-southeast-1", default_link_type: "Gold" });
    expect((await road.plan()).action).toBe("none");
  });

  test.each<[string, Group, string]>([
    ["with no bandwidth", { bandwidth: null }, "DataTransfer needs a bandwidth"],
    ["with a package it does not use", { cen_bandwidth_package_id: "cenbwp-1" }, "excludes cen_bandwidth_package_id"],
    ["of the better kind, by package", { bandwidth_type: null, default_link_type: "Platinum" }, "Platinum needs"],
    ["to a router that is not there", { peer_transit_router_region_id: "eu-central-1" }, "does not exist"],
  ])("%s is refused", async (_, config, words) => {
    await expect(peer(config)).rejects.toThrow(words);
  });

  test("is one for two routers, of two regions, of one network", async () => {
    await peer();
    const far = await tokyo.create("cen_instance", {});
    const here = { peer_transit_router_id: routerOf(edge), peer_transit_router_region_id: "ap-southeast-1" };

    await expect(peer()).rejects.toThrow("joins the two already");
    await expect(peer(here)).rejects.toThrow("peers are of two regions");
    await expect(peer({ cen_id: far.id })).rejects.toThrow("belongs to");
  });
});

describe("a router's table", () => {
  const both = (attachment: Managed, own: Managed): Group => ({
    transit_router_attachment_id: String(attachment.get("transit_router_attachment_id")),
    transit_router_route_table_id: String(own.get("transit_router_route_table_id")),
  });
  const tableOf = ({ cloud, router }: Place): Promise<Managed> =>
    cloud.create(table, { transit_router_id: String(router.get("transit_router_id")) });

  test("forwards what comes by a connection, and learns what lies behind it; both ends of a road have one", async () => {
    const [road, here, there] = [await peer(), await tableOf(edge), await tableOf(home)];
    for (const own of [here, there]) {
      await singapore.create(`${table}_association`, both(road, own));
      await singapore.create(`${table}_propagation`, both(road, own));
    }

    await expect(road.destroy()).rejects.toThrow("is used by");
    await expect(there.destroy()).rejects.toThrow("IncorrectStatus.TransitRouterRouteTable");
  });

  test("is one for a connection, and of its router", async () => {
    const [attached, own, second, far] = [
      await join(home),
      await tableOf(home),
      await tableOf(home),
      await tableOf(edge),
    ];
    await tokyo.create(`${table}_association`, both(attached, own));

    await expect(tokyo.create(`${table}_association`, both(attached, second))).rejects.toThrow("one table per router");
    await expect(tokyo.create(`${table}_propagation`, both(attached, far))).rejects.toThrow("no table of a router");
  });
});

describe("a route", () => {
  const route = (next: Managed, more: Group = {}): Promise<Managed> =>
    tokyo.create("route_entry", {
      route_table_id: String(home.site.vpc.get("route_table_id")),
      destination_cidrblock: "10.1.0.0/16",
      nexthop_type: "Attachment",
      nexthop_id: String(next.get("transit_router_attachment_id")),
      ...more,
    });

  test("leads to the attachment of its own network, once per destination", async () => {
    const own = await route(await join(home));
    const other = { ...home, site: await objects.site(tokyo, "10.2") };

    expect(own.id).toMatch(/^vtb-\w+:vrt-\w+:10\.1\.0\.0\/16:Attachment:tr-attach-\w+$/);
    await expect(route(await join(other), { destination_cidrblock: "10.3.0.0/16" })).rejects.toThrow("another network");
    await expect(route(own, { nexthop_id: null })).rejects.toThrow("RouterEntryConflict.Duplicated");
    await expect(home.site.vpc.destroy()).rejects.toThrow("DependencyViolation");
  });
});
