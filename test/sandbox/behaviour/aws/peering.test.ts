import type { Managed } from "../../support/workspace";
import { objects, type Site } from "./support/objects";
import { AwsWorkspace } from "./support/workspace";

let cloud: AwsWorkspace;
let home: Site;
let edge: Site;
beforeEach(async () => {
  cloud = new AwsWorkspace();
  home = await objects.site(cloud);
  edge = await objects.site(cloud, { region: "us-west-2", net: "10.1" });
});

const ask = (more: Record<string, string | boolean> = {}): Promise<Managed> =>
  cloud.create("vpc_peering_connection", {
    vpc_id: edge.vpc.id,
    peer_vpc_id: home.vpc.id,
    peer_region: "ap-northeast-2",
    region: "us-west-2",
    ...more,
  });
const accept = (connection: Managed, more: Record<string, string | boolean> = {}): Promise<Managed> =>
  cloud.create("vpc_peering_connection_accepter", {
    vpc_peering_connection_id: connection.id,
    auto_accept: true,
    ...more,
  });

test("a connection waits until the other side accepts it", async () => {
  const connection = await ask();
  const waiting = connection.get("accept_status");
  const accepter = await accept(connection);
  await connection.refresh();

  expect(waiting).toBe("pending-acceptance");
  expect(connection.get("accept_status")).toBe("active");
  expect(accepter.state).toMatchObject({
    id: connection.id,
    accept_status: "active",
    vpc_id: home.vpc.id,
    peer_vpc_id: edge.vpc.id,
    peer_region: "us-west-2",
  });
  expect([(await connection.plan()).action, (await accepter.plan()).action]).toEqual(["none", "none"]);
});

test("it does not accept itself across regions, which only the apply tells", async () => {
  await expect(ask({ auto_accept: true })).rejects.toThrow(
    "`peer_region` cannot be set whilst `auto_accept` is `true`",
  );
});

test("within a region it accepts itself", async () => {
  const other = await cloud.create("vpc", { cidr_block: "10.2.0.0/16" });
  const config = { vpc_id: home.vpc.id, peer_vpc_id: other.id };
  const connection = await cloud.create("vpc_peering_connection", config);
  await connection.apply({ ...config, auto_accept: true });

  expect(connection.state).toMatchObject({ accept_status: "active", peer_region: "ap-northeast-2" });
});

test("the other network is sought in the other region", async () => {
  await expect(ask({ peer_region: "us-west-2" })).rejects.toThrow("peer_vpc_id");
  await expect(ask({ peer_vpc_id: "vpc-0absent" })).rejects.toThrow("vpc-0absent does not exist");
});

test("ranges that overlap do not meet", async () => {
  const twin = await cloud.create("vpc", { cidr_block: "10.0.0.0/20", region: "us-west-2" });

  await expect(ask({ vpc_id: twin.id })).rejects.toThrow("overlapping CIDR range");
});

test("the accepter looks in the region that was asked", async () => {
  const connection = await ask();

  await expect(accept(connection, { region: "us-west-2" })).rejects.toThrow("does not exist in us-west-2");
});

test("an accepter that is deleted leaves the connection", async () => {
  const connection = await ask();
  const accepter = await accept(connection);
  await accepter.destroy();
  await connection.refresh();

  expect(connection.get("accept_status")).toBe("active");
  await connection.destroy();
  expect(cloud.ids("vpc_peering_connection")).toEqual([]);
});

test("an accepter goes with its connection", async () => {
  const connection = await ask();
  await accept(connection);
  await connection.destroy();

  expect(cloud.ids("vpc_peering_connection_accepter")).toEqual([]);
});

test("routes lead over it from both sides, and do nothing until it is accepted", async () => {
  const connection = await ask();
  const route = async (site: Site, cidr: string, region: string): Promise<Managed> => {
    const table = await cloud.create("route_table", { vpc_id: site.vpc.id, region });
    return cloud.create("route", {
      route_table_id: table.id,
      destination_cidr_block: cidr,
      vpc_peering_connection_id: connection.id,
      region,
    });
  };
  const there = await route(edge, "10.0.0.0/16", "us-west-2");
  const back = await route(home, "10.1.0.0/16", "ap-northeast-2");
  const before = [there.get("state"), back.get("state")];
  await accept(connection);

  expect(before).toEqual(["blackhole", "blackhole"]);
  expect([(await there.refresh()).get("state"), (await back.refresh()).get("state")]).toEqual(["active", "active"]);
});

test("options are set once it is active", async () => {
  const connection = await ask();
  const options = {
    vpc_peering_connection_id: connection.id,
    region: "us-west-2",
    requester: [{ allow_remote_vpc_dns_resolution: true }],
  };

  await expect(cloud.create("vpc_peering_connection_options", options)).rejects.toThrow("is not active");
  await accept(connection);
  await cloud.create("vpc_peering_connection_options", options);
});

test("transit gateways meet across regions when the other side accepts", async () => {
  const gateway = await cloud.create("ec2_transit_gateway", {});
  const far = await cloud.create("ec2_transit_gateway", { region: "us-west-2" });
  const attachment = await cloud.create("ec2_transit_gateway_peering_attachment", {
    transit_gateway_id: gateway.id,
    peer_transit_gateway_id: far.id,
    peer_region: "us-west-2",
  });
  const config = { transit_gateway_attachment_id: attachment.id };
  const before = attachment.get("state");

  await expect(cloud.create("ec2_transit_gateway_peering_attachment_accepter", config)).rejects.toThrow(
    "does not exist",
  );
  const accepter = await cloud.create("ec2_transit_gateway_peering_attachment_accepter", {
    ...config,
    region: "us-west-2",
  });
  const route = await cloud.create("ec2_transit_gateway_route", {
    ...config,
    destination_cidr_block: "10.1.0.0/16",
    transit_gateway_route_table_id: String(gateway.get("association_default_route_table_id")),
  });

  expect(before).toBe("pendingAcceptance");
  expect((await attachment.refresh()).get("state")).toBe("available");
  expect(accepter.state).toMatchObject({ transit_gateway_id: far.id, peer_transit_gateway_id: gateway.id });
  expect((await route.plan()).action).toBe("none");
});
