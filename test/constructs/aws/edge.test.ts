import { TerraformOutput } from "cdktf";
import type { EdgeSiteProps } from "../../../constructs";
import { EdgeSite } from "../../../constructs";
import { aws } from "../../../constructs/aws";
import { synth } from "../../support/synth";

const props: EdgeSiteProps = {
  cloud: aws(),
  name: "duel-test",
  key: "tokyo",
  tags: { game: "duel" },
  region: "ap-northeast-1",
  ports: { game: { protocol: "tcp", port: 7000 } },
  relays: {
    zones: { "ap-northeast-1c": 1, "ap-northeast-1a": 2 },
    instanceType: "c6i.large",
    image: "ami-0123456789abcdef0",
  },
  home: { endpointId: "arn:lb", networkId: "vpc-1", hubId: "rtb-1", endpointAddress: "home.example" },
  homeRegion: "ap-northeast-2",
};

const build = (changes: Partial<EdgeSiteProps> = {}) =>
  synth(
    (stack) => {
      new EdgeSite(stack, "edge", { ...props, ...changes });
    },
    { cloud: props.cloud, region: props.region },
  );

test("the load balancer is public, with one fixed address per zone that outlives it", () => {
  const tf = build();
  expect(Object.keys(tf.all("eip"))).toEqual(["address-ap-northeast-1a", "address-ap-northeast-1c"]);
  expect(tf.only("lb")).toMatchObject({
    internal: false,
    enable_deletion_protection: false,
    depends_on: [expect.stringContaining("internet_gateway") as string],
  });
  expect(tf.only("lb")["subnet_mapping"]).toEqual([
    {
      subnet_id: expect.stringContaining("subnet-ap-northeast-1a") as string,
      allocation_id: "${aws_eip.address-ap-northeast-1a.allocation_id}",
    },
    {
      subnet_id: expect.stringContaining("subnet-ap-northeast-1c") as string,
      allocation_id: "${aws_eip.address-ap-northeast-1c.allocation_id}",
    },
  ]);
  expect(tf.all("nat_gateway")).toEqual({});
});

test("each zone has the relays that are declared for it", () => {
  const sizes = Object.values(build().all("autoscaling_group")).map((group) => [
    group["name"],
    group["min_size"],
    group["max_size"],
  ]);
  expect(sizes).toEqual([
    ["duel-test-edge-tokyo-ap-northeast-1a", 2, 2],
    ["duel-test-edge-tokyo-ap-northeast-1c", 1, 1],
  ]);
});

test("another zone leaves what is there alone", () => {
  const zones = { ...props.relays.zones };
  const before = build();
  const after = build({ relays: { ...props.relays, zones: { ...zones, "ap-northeast-1d": 1 } } });
  for (const type of ["autoscaling_group", "eip", "subnet"]) expect(after.all(type)).toMatchObject(before.all(type));
});

test("the road home is accepted over there, and both sides have a route", () => {
  const tf = build();
  expect(tf.only("vpc_peering_connection")).toMatchObject({
    peer_vpc_id: "vpc-1",
    peer_region: "ap-northeast-2",
    auto_accept: false,
  });
  expect(tf.only("vpc_peering_connection_accepter")).toMatchObject({ region: "ap-northeast-2", auto_accept: true });
  const routes = Object.values(tf.all("route")).filter((route) => route["vpc_peering_connection_id"] !== undefined);
  const own = String(tf.only("vpc")["cidr_block"]);
  expect(routes.map((route) => [route["region"], route["destination_cidr_block"]])).toEqual([
    ["ap-northeast-2", own],
    [undefined, "10.0.0.0/16"],
  ]);
  for (const route of routes) expect(route["depends_on"]).toHaveLength(1);
});

test("UDP is checked on a TCP port, since it cannot be probed", () => {
  const ports = { sync: { protocol: "udp", port: 7001 }, game: { protocol: "tcp", port: 7000 } } as const;
  const checks = Object.values(build({ ports }).all("lb_target_group")).map((group) => group["health_check"]);
  expect(checks).toEqual([
    expect.objectContaining({ protocol: "TCP", port: "7000" }),
    expect.objectContaining({ protocol: "TCP", port: "7000" }),
  ]);
});

test("there is one provider block, never an alias", () => {
  expect(build().json.provider).toEqual({ aws: [{ region: "ap-northeast-1" }] });
});

test("outputs are keyed by zone, and the load balancer is what the entry is bound to", () => {
  const tf = synth(
    (stack) => {
      const { outputs } = new EdgeSite(stack, "edge", props);
      new TerraformOutput(stack, "outputs", { value: outputs });
    },
    { cloud: props.cloud, region: props.region },
  );
  expect(tf.json.output?.["outputs"]?.value).toEqual({
    addresses: {
      "ap-northeast-1a": "${aws_eip.address-ap-northeast-1a.public_ip}",
      "ap-northeast-1c": "${aws_eip.address-ap-northeast-1c.public_ip}",
    },
    endpointId: "${aws_lb.endpoint.arn}",
  });
});
