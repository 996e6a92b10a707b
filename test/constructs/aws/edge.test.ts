import { TerraformOutput } from "cdktf";
import type { EdgeSiteProps } from "../../../constructs";
import { EdgeSite } from "../../../constructs";
import { aws } from "../../../constructs/aws";
import { tencent } from "../../../constructs/tencent";
import { synth } from "../../support/synth";

const props: EdgeSiteProps = {
  cloud: aws(),
  name: "duel-test",
  key: "tokyo",
  tags: { game: "duel" },
  region: "ap-northeast-1",
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 } },
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

test("every port is checked by asking the relay itself, with the numbers of home's check", () => {
  const ports = { sync: { protocol: "udp", port: 7001 }, ...props.ports } as const;
  const health = { port: "game", intervalSeconds: 10, timeoutSeconds: 4, unhealthyAfter: 2 };
  const checks = Object.values(build({ ports, health }).all("lb_target_group")).map((group) => group["health_check"]);
  const check = {
    ...{ protocol: "HTTP", port: "8404", path: "/healthz", matcher: "200" },
    ...{ interval: 10, timeout: 4, unhealthy_threshold: 2, healthy_threshold: 3 },
  };
  expect(checks).toEqual([expect.objectContaining(check), expect.objectContaining(check)]);
});

test("relays boot with what they run, and give way to new ones that run something else", () => {
  const tf = build({ relays: { ...props.relays, userData: "#!/bin/sh\necho ${x}" } });
  const config = Buffer.from(tf.only("launch_template")["user_data"] as string, "base64").toString();
  expect(config).toMatch(/^#cloud-config\n/);
  expect(config).toContain("home.example:17000");
  expect(config).toContain("echo ${x}");
  for (const group of Object.values(tf.all("autoscaling_group"))) {
    expect(group["instance_refresh"]).toEqual({
      strategy: "Rolling",
      preferences: {
        min_healthy_percentage: 100,
        max_healthy_percentage: 200,
        instance_warmup: "600",
        alarm_specification: { alarms: [expect.stringContaining("relays-alarm") as string] },
        auto_rollback: true,
      },
    });
  }
});

test("a renewal of relays ends when one of them does not say that it is well", () => {
  expect(build().only("cloudwatch_metric_alarm")).toMatchObject({
    metric_name: "UnHealthyHostCount",
    dimensions: {
      LoadBalancer: "${aws_lb.endpoint.arn_suffix}",
      TargetGroup: expect.stringContaining("targets-game") as string,
    },
    treat_missing_data: "breaching",
  });
});

test("relays are not replaced because home is unwell or somebody drains them", () => {
  const groups = Object.values(build().all("autoscaling_group"));
  expect(groups.map((group) => group["health_check_type"])).toEqual(["EC2", "EC2"]);
});

test("a relay that goes is held until its players have left, and for no longer than they may take", () => {
  const hooks = Object.values(
    build({ relays: { ...props.relays, drainSeconds: 600 } }).all("autoscaling_lifecycle_hook"),
  );
  expect(hooks).toHaveLength(2);
  for (const hook of hooks) {
    expect(hook).toMatchObject({
      lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
      default_result: "CONTINUE",
      // looks every 10 seconds, says so for 5 x 3 + 2, then waits
      heartbeat_timeout: 10 + 17 + 600,
    });
  }
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

test("a public road peers with nobody: relays go out by the Internet gateway as ever", () => {
  const homeTls = { certificate: "/own.pem", authority: "/home.pem" };
  const changes = { homeCloud: tencent(), backhaul: { public: "tls" as const }, relays: { ...props.relays, homeTls } };
  const tf = build({ ...changes, home: { ...props.home, endpointAddress: "198.51.100.1" } });
  expect(tf.addresses.filter((address) => address.includes("peering"))).toEqual([]);
  expect(Object.values(tf.all("route"))).toEqual([
    expect.objectContaining({ destination_cidr_block: "0.0.0.0/0", gateway_id: expect.any(String) as string }),
  ]);
});
