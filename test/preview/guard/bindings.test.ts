import { identities } from "../../../model/identity";
import { guard } from "../../../preview/guard/guard";
import { readPlan } from "../../../preview/plan/read-plan";
import { cut, type PlanJson } from "./support/cut";
import { forceNew, type Arguments } from "./support/entries";
import { RealPlans, type Configuration } from "./support/real-plans";

jest.setTimeout(300_000);

const inZone = { vpc_id: "${tencentcloud_vpc.a.id}", availability_zone: "ap-seoul-1" };
const clb = (name: string): Arguments => ({
  clb_name: name,
  network_type: "INTERNAL",
  vpc_id: "${tencentcloud_vpc.a.id}",
  subnet_id: "${tencentcloud_subnet.a.id}",
});
const eip = (type: string, more: object = {}): Arguments => ({
  name: type,
  type,
  internet_max_bandwidth_out: 10,
  ...more,
});
const accelerator = (name: string): Arguments => ({ name });
const ga2 = (name: string): string => `\${tencentcloud_ga2_global_accelerator.${name}.global_accelerator_id}`;
const configuration = (
  more: Readonly<Record<string, Readonly<Record<string, Arguments | null>>>> = {},
): Configuration => {
  const resource: Record<string, Record<string, Arguments>> = {
    tencentcloud_vpc: { a: { name: "a", cidr_block: "10.0.0.0/16" } },
    tencentcloud_subnet: { a: { name: "a", cidr_block: "10.0.1.0/24", ...inZone } },
    tencentcloud_clb_instance: { a: clb("a"), b: clb("b") },
    tencentcloud_eip: {
      anycast: eip("AnycastEIP", { internet_charge_type: "BANDWIDTH_PACKAGE" }),
      next: eip("AnycastEIP", { internet_charge_type: "BANDWIDTH_PACKAGE", name: "next" }),
      relay: eip("EIP"),
    },
    tencentcloud_eip_association: {
      bind: { eip_id: "${tencentcloud_eip.anycast.id}", instance_id: "${tencentcloud_clb_instance.a.id}" },
    },
    tencentcloud_ga2_global_accelerator: { a: accelerator("a"), b: accelerator("b") },
    tencentcloud_ga2_accelerate_area: {
      tokyo: { global_accelerator_id: ga2("a"), accelerate_region: "ap-tokyo", bandwidth: 10 },
    },
    aws_eip: { edge: { domain: "vpc" } },
    aws_globalaccelerator_accelerator: { a: accelerator("a"), b: accelerator("b") },
    aws_globalaccelerator_listener: {
      tcp: {
        accelerator_arn: "${aws_globalaccelerator_accelerator.a.id}",
        protocol: "TCP",
        port_range: [{ from_port: 7000, to_port: 7000 }],
      },
    },
    aws_globalaccelerator_endpoint_group: {
      home: { listener_arn: "${aws_globalaccelerator_listener.tcp.id}", endpoint_group_region: "ap-northeast-2" },
      tokyo: { listener_arn: "${aws_globalaccelerator_listener.tcp.id}", endpoint_group_region: "ap-northeast-1" },
    },
  };
  for (const [type, named] of Object.entries(more)) {
    for (const [name, args] of Object.entries(named)) {
      const { [name]: old, ...others } = resource[type] ?? {};
      resource[type] = args === null ? others : { ...others, [name]: { ...old, ...args } };
    }
  }
  // a type without a resource is refused
  return {
    resource: Object.fromEntries(Object.entries(resource).filter(([, named]) => Object.keys(named).length > 0)),
  };
};

const plans = new RealPlans();
beforeAll(() => plans.apply(configuration()));
afterAll(() => plans.remove());

/** What is said of one resource in a real plan, whole as it is. */
async function told(more: Parameters<typeof configuration>[0], address: string): Promise<string[]> {
  const text = await plans.plan(configuration(more));
  const { findings } = guard({ subjects: [{ name: "a", file: "p", plan: readPlan(text, "p") }], now: new Date(0) });
  return findings.filter((one) => one.address === address).map(({ code, verdict }) => `${verdict} ${code}`);
}

const bind = "tencentcloud_eip_association.bind";
const tcp = "aws_globalaccelerator_listener.tcp";
const home = "aws_globalaccelerator_endpoint_group.home";

test.each<[string, Parameters<typeof configuration>[0], string, string[]]>([
  [
    "an anycast address that is bound to nothing",
    { tencentcloud_eip_association: { bind: null } },
    bind,
    ["needs-approval entry/unbound"],
  ],
  [
    "an anycast address that is bound to another load balancer",
    { tencentcloud_eip_association: { bind: { instance_id: "${tencentcloud_clb_instance.b.id}" } } },
    bind,
    ["warn entry/rebound"],
  ],
  [
    "a load balancer that is taken from one anycast address for another",
    { tencentcloud_eip_association: { bind: { eip_id: "${tencentcloud_eip.next.id}" } } },
    bind,
    ["needs-approval entry/unbound"],
  ],
  [
    "a listener and its groups that are gone",
    {
      aws_globalaccelerator_listener: { tcp: null },
      aws_globalaccelerator_endpoint_group: { home: null, tokyo: null },
    },
    tcp,
    ["needs-approval entry/unbound"],
  ],
  [
    "a listener that goes to another accelerator",
    { aws_globalaccelerator_listener: { tcp: { accelerator_arn: "${aws_globalaccelerator_accelerator.b.id}" } } },
    tcp,
    ["needs-approval entry/unbound"],
  ],
  [
    "a listener that changes its ports",
    { aws_globalaccelerator_listener: { tcp: { port_range: [{ from_port: 7001, to_port: 7001 }] } } },
    tcp,
    [],
  ],
  ["a region that is gone while another is there", { aws_globalaccelerator_endpoint_group: { home: null } }, home, []],
  [
    "the last regions gone",
    { aws_globalaccelerator_endpoint_group: { home: null, tokyo: null } },
    home,
    ["needs-approval entry/unbound"],
  ],
  [
    "a group that moves to another region",
    { aws_globalaccelerator_endpoint_group: { home: { endpoint_group_region: "us-east-1" } } },
    home,
    [],
  ],
])("%s", async (_, more, address, expected) => {
  expect(await told(more, address)).toEqual(expected);
});

test("addresses of relays, edges and areas need an approval for each attribute that replaces them, in plans cut from real ones", async () => {
  const others: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "tencentcloud_eip.relay": {
      type: "HighQualityEIP",
      anycast_zone: "ANYCAST_ZONE_GLOBAL",
      internet_service_provider: "CMCC",
    },
    "tencentcloud_ga2_accelerate_area.tokyo": {
      global_accelerator_id: ga2("b"),
      accelerate_region: "ap-seoul",
      isp_type: "QUALITY_BGP",
      ip_version: "IPv6",
    },
    "aws_eip.edge": {
      address: "203.0.113.9",
      domain: "standard",
      ipam_pool_id: "ipam-pool-1",
      network_border_group: "ap-northeast-2-a",
      public_ipv4_pool: "ipv4pool-ec2-1",
    },
  };
  const types = identities.flatMap(({ addresses }) => addresses).filter((type) => !type.startsWith("alicloud_"));
  expect(Object.keys(others).map((address) => address.split(".")[0])).toEqual(types);
  for (const [address, values] of Object.entries(others)) {
    const [type = "", name = ""] = address.split(".");
    expect(Object.keys(values).sort()).toEqual([...forceNew(type)].sort());
    for (const [attribute, value] of Object.entries(values)) {
      const text = await plans.plan(configuration({ [type]: { [name]: { [attribute]: value } } }));
      const alone = JSON.stringify(cut(JSON.parse(text) as PlanJson, [address]));
      const report = guard({ subjects: [{ name: "a", file: "p", plan: readPlan(alone, "p") }], now: new Date(0) });

      expect(report).toMatchObject({
        verdict: "needs-approval",
        findings: [{ code: "address/released", address, action: "replace", attributes: [attribute] }],
      });
    }
  }
});
