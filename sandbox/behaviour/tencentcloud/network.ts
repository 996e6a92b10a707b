import type { Behaviour } from "../behaviour";
import { refusing, says } from "../objections";
import { overlaps, parseCidr } from "../../value/cidr";
import { isGroup, isList, shown, type Group, type Value } from "../../value/value";

const created = () => new Date().toISOString().slice(0, 19).replace("T", " ");

/** All that a NAT gateway of version 2 can be. */
const standardNat = { bandwidth: 5000, max_concurrent: 2000000 };

/** Networks, their roads and who may pass. Facts: Tencent sheet, sections 4.1, 6 and 25. */
export const network: Readonly<Record<string, Behaviour>> = {
  tencentcloud_vpc: {
    id: "vpc-{*}",
    computed: { is_default: false, is_multicast: true, create_time: created, default_route_table_id: "rtb-{*}" },
  },
  tencentcloud_subnet: {
    id: "subnet-{*}",
    references: { vpc_id: { to: ["tencentcloud_vpc"] } },
    computed: { is_default: false, is_multicast: true, create_time: created, available_ip_count: 253 },
  },
  tencentcloud_route_table: {
    id: "rtb-{*}",
    references: { vpc_id: { to: ["tencentcloud_vpc"] } },
    computed: { is_default: false, create_time: created, subnet_ids: [], route_entry_ids: [] },
  },
  tencentcloud_route_table_entry: {
    id: "{route_table_id}.{route_item_id}",
    computed: { disabled: false, route_item_id: "rti-{*}" },
    // the table that comes with a network is no object of its own
    refusedAtApply: [
      refusing(({ next_type: type, next_hub: hub }) =>
        type === "EIP" && hub !== "0" ? 'if next_type is EIP, next_hub can only be "0"' : undefined,
      ),
    ],
  },
  tencentcloud_nat_gateway: {
    id: "nat-{*}",
    references: {
      vpc_id: { to: ["tencentcloud_vpc"] },
      "assigned_eip_set[]": { to: ["tencentcloud_eip"], by: "public_ip", onDelete: "leave" },
    },
    computed: {
      nat_product_version: 1,
      bandwidth: ({ nat_product_version: version }) => (version === 2 ? standardNat.bandwidth : 100),
      max_concurrent: ({ nat_product_version: version }) => (version === 2 ? standardNat.max_concurrent : 1000000),
      created_time: created,
    },
    refusedAtApply: [
      refusing((gateway) => {
        if (gateway["nat_product_version"] !== 2) return undefined;
        const wrong = Object.entries(standardNat).find(([name, only]) => says(gateway[name]) && gateway[name] !== only);
        return wrong && `${wrong[0]} of a standard NAT gateway (nat_product_version 2) can only be ${wrong[1]}`;
      }),
    ],
    // an address that is released is unbound first
    seen: ({ assigned_eip_set: set }, cloud) => {
      const addresses = cloud.list("tencentcloud_eip").map(({ attributes }) => attributes["public_ip"]);
      return { assigned_eip_set: isList(set) ? set.filter((ip) => addresses.includes(ip)) : [] };
    },
  },
  tencentcloud_security_group: { id: "sg-{*}", computed: { project_id: 0 } },
  tencentcloud_security_group_rule_set: {
    // one per group: a second one takes the place of the first, and each undoes the other for ever
    id: "{security_group_id}",
    references: {
      security_group_id: { to: ["tencentcloud_security_group"], onDelete: "with" },
      "ingress.source_security_id": { to: ["tencentcloud_security_group"], onDelete: "leave" },
      "egress.source_security_id": { to: ["tencentcloud_security_group"], onDelete: "leave" },
    },
    computed: { version: "0" },
    recomputed: ["version"],
    refusedAtApply: [refusing((after) => conflictingRule(after["ingress"]) ?? conflictingRule(after["egress"]))],
    kept: (rules) => ({
      ...rules,
      ingress: asTheCloudWrites(rules["ingress"]),
      egress: asTheCloudWrites(rules["egress"]),
    }),
  },
  tencentcloud_eni: {
    id: "eni-{*}",
    references: {
      vpc_id: { to: ["tencentcloud_vpc"] },
      subnet_id: { to: ["tencentcloud_subnet"] },
      "orderly_security_groups[]": { to: ["tencentcloud_security_group"] },
    },
    computed: { state: "AVAILABLE", primary: false, create_time: created },
  },
  tencentcloud_ccn: {
    id: "ccn-{*}",
    global: true,
    computed: { state: "AVAILABLE", create_time: created, instance_count: 0, instance_metering_type: "BANDWIDTH" },
    refusedAtApply: [
      refusing(({ route_ecmp_flag: ecmp, route_overlap_flag: overlap }) =>
        says(ecmp) && overlap !== true ? "route_overlap_flag cannot be switched off" : undefined,
      ),
    ],
  },
  tencentcloud_ccn_attachment_v2: {
    id: "{ccn_id}#{instance_type}#{instance_region}#{instance_id}",
    global: true,
    references: {
      ccn_id: { to: ["tencentcloud_ccn"] },
      instance_id: { to: ["tencentcloud_vpc"], region: "instance_region" },
    },
    computed: {
      state: "ACTIVE",
      attached_time: created,
      route_ids: [],
      cidr_block: ({ instance_id: id }, cloud) =>
        cidrsOf(cloud.everywhere("tencentcloud_vpc").filter((vpc) => vpc.id === id)),
    },
    refusedAtApply: [
      ({ before, after, cloud }) => {
        if (before !== null || after === null) return undefined;
        const vpcs = cloud.everywhere("tencentcloud_vpc");
        const joined = cloud
          .list("tencentcloud_ccn_attachment_v2")
          .filter(({ attributes }) => attributes["ccn_id"] === after["ccn_id"])
          .map(({ attributes }) => attributes["instance_id"]);
        const [own = ""] = cidrsOf(vpcs.filter(({ id }) => id === after["instance_id"]));
        const other = vpcs.find((vpc) => joined.includes(vpc.id) && cidrsOf([vpc]).some((cidr) => overlap(own, cidr)));
        return other ? `${own} overlaps the range of ${other.id}, which is on this CCN already` : undefined;
      },
    ],
  },
  tencentcloud_ccn_bandwidth_limit: {
    id: "{ccn_id}#{region}",
    global: true,
    references: { ccn_id: { to: ["tencentcloud_ccn"], onDelete: "with" } },
    computed: { bandwidth_limit: 0 },
    refusedAtApply: [
      ({ after, cloud }) => {
        if (after === null) return undefined;
        const regions = cloud
          .list("tencentcloud_ccn_attachment_v2")
          .filter(({ attributes }) => attributes["ccn_id"] === after["ccn_id"])
          .map(({ attributes }) => attributes["instance_region"]);
        const absent = [after["region"], after["dst_region"]].find(
          (region) => says(region) && !regions.includes(region ?? null),
        );
        return absent === undefined
          ? undefined
          : `no network of region ${shown(absent)} is attached to ${shown(after["ccn_id"])}`;
      },
    ],
  },
  tencentcloud_vpc_flow_log: { id: "fl-{*}", keptBlocks: ["flow_log_storage"] },
};

function conflictingRule(rules: Value | undefined): string | undefined {
  if (!isList(rules)) return undefined;
  const index = rules.findIndex(
    (rule) => isGroup(rule) && says(rule["cidr_block"]) && says(rule["source_security_id"]),
  );
  return index < 0 ? undefined : `cidr_block and source_security_id conflict at rule.${index}`;
}

/** What is written in lower case comes back in upper case, so the plan never comes to rest. */
function asTheCloudWrites(rules: Value | undefined): Value {
  if (!isList(rules)) return rules ?? null;
  return rules.map((rule, index) => {
    if (!isGroup(rule)) return rule;
    const upper = (name: string, open: string): Value => (says(rule[name]) ? shown(rule[name]).toUpperCase() : open);
    return {
      ...rule,
      action: upper("action", "ACCEPT"),
      protocol: upper("protocol", "ALL"),
      port: upper("port", "ALL"),
      policy_index: index,
    };
  });
}

function cidrsOf(vpcs: readonly { readonly attributes: Group }[]): string[] {
  return vpcs.map(({ attributes }) => shown(attributes["cidr_block"]));
}

function overlap(a: string, b: string): boolean {
  const [one, other] = [parseCidr(a), parseCidr(b)];
  return one !== undefined && other !== undefined && overlaps(one, other);
}
