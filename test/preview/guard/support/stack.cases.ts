import type { RuleCase } from "./samples";
import {
  eip,
  delegation,
  zone,
  relay,
  noConfig,
  destroyed,
  made,
  kept,
  stackWith,
  on,
  vpcs,
  ingress,
  ensRule,
  set,
  awsRule,
  ruleSet,
  awsIngress,
  backend,
  s3,
  demands,
  balancer,
  lb,
} from "./samples";
import { stackText } from "./written";

/** For each rule on everything else in a stack. */
export const stackCases: Readonly<Record<string, RuleCase>> = {
  "address/released": {
    wrong: [
      { changes: [{ address: "tencentcloud_eip.relay", actions: ["delete"], before: relay }] },
      { changes: [{ address: "aws_eip.edge", actions: ["delete", "create"], before: { id: "e" }, after: {} }] },
      { changes: [{ address: "aws_eip.edge", actions: ["forget"], before: { id: "e" } }] },
    ],
    right: [
      { changes: [{ address: "aws_eip.edge", actions: ["update"], before: { id: "e" }, after: { id: "e" } }] },
      { changes: [{ address: "aws_eip.edge", actions: ["create"], after: {} }] },
      { changes: [destroyed] },
    ],
  },
  "address/gone": {
    wrong: [
      {
        drift: [{ address: "tencentcloud_eip.relay", actions: ["delete"], before: relay }],
        changes: [{ address: "tencentcloud_eip.relay", actions: ["create"], after: {} }],
      },
      // in another region relays have other keys, so that nothing is planned for the old ones
      { drift: [{ address: "aws_eip.edge", actions: ["delete"], before: { id: "e" } }] },
    ],
    right: [
      { drift: [{ address: "aws_eip.edge", actions: ["update"], before: { id: "e" }, after: { id: "e" } }] },
      { drift: [{ address: "tencentcloud_vpc.a", actions: ["delete"], before: {} }] },
      // the entry is told with more weight
      { drift: [{ address: "tencentcloud_eip.anycast", actions: ["delete"], before: eip }] },
    ],
  },
  "zone/lost": {
    wrong: [
      { changes: [{ address: "aws_route53_zone.zone", actions: ["delete"], before: zone, reason: noConfig }] },
      { changes: [{ address: "aws_route53_zone.zone", actions: ["forget"], before: zone }] },
      { changes: [{ address: "aws_route53_zone.zone", actions: ["delete", "create"], before: zone, after: {} }] },
      {
        changes: [{ address: "tencentcloud_dnspod_domain_instance.zone", actions: ["delete"], before: { id: "a.b" } }],
      },
      { changes: [{ address: "alicloud_alidns_domain.zone", actions: ["delete"], before: { id: "a.b" } }] },
    ],
    right: [
      { changes: [{ address: "aws_route53_zone.zone", actions: ["update"], before: zone, after: zone }] },
      { changes: [{ address: "aws_route53_zone.zone", actions: ["create"], after: zone }] },
    ],
  },
  "zone/undelegated": {
    wrong: [
      { changes: [delegation("a", ["delete"]), delegation("b", ["delete"])] },
      { changes: [delegation("a", ["forget"])] },
      { changes: [{ ...delegation("a", ["update"]), after: { domain: "duel.example", sub_domain: "play2" } }] },
      {
        changes: [
          {
            address: "aws_route53_record.delegation",
            actions: ["delete"],
            before: { zone_id: "Z0", name: "play.duel.example", type: "NS" },
          },
        ],
      },
      // those of another name are no help
      { changes: [delegation("a", ["delete"]), delegation("b", ["create"], { sub_domain: "other" })] },
    ],
    right: [
      { changes: [delegation("a", ["update"])] },
      { changes: [delegation("a", ["delete"]), delegation("b", ["create"])] },
      { changes: [delegation("a", ["delete"]), delegation("b", ["no-op"])] },
      { changes: [delegation("a", ["delete"], { record_type: "A" })] },
    ],
  },
  "stack/protection-gone": {
    wrong: [
      {
        changes: [{ address: "tencentcloud_ccn.hub", actions: ["delete"], before: { id: "ccn-1" }, reason: noConfig }],
        base: stackText("s", { tencentcloud_ccn: { hub: { lifecycle: { prevent_destroy: true } } } }),
      },
    ],
    right: [
      {
        changes: [{ address: "tencentcloud_ccn.hub", actions: ["delete"], before: { id: "ccn-1" } }],
        base: stackText("s", { tencentcloud_ccn: { hub: {} } }),
      },
      // told as what it is
      {
        changes: [{ address: "aws_route53_zone.zone", actions: ["delete"], before: zone }],
        base: stackText("s", { aws_route53_zone: { zone: { lifecycle: { prevent_destroy: true } } } }),
      },
      {
        changes: [
          { address: "tencentcloud_ccn.hub", actions: ["no-op"], before: { id: "ccn-1" }, after: { id: "ccn-1" } },
        ],
        base: stackText("s", { tencentcloud_ccn: { hub: { lifecycle: [{ prevent_destroy: "true" }] } } }),
      },
    ],
  },
  "protection/off": {
    wrong: [lb(true, false), lb("on", "off"), lb(true, null)],
    right: [
      lb(false, true),
      lb(true, true),
      lb(false, false),
      { changes: [{ address: "aws_lb.home", actions: ["create"], after: balancer(false) }] },
      {
        changes: [
          {
            address: "aws_lb.home",
            actions: ["update"],
            before: balancer(true),
            after: { id: "lb-1" },
            unknown: { enable_deletion_protection: true },
          },
        ],
      },
    ],
  },
  "stack/backend-moved": {
    wrong: [
      {
        changes: [kept],
        stack: stackWith({ prevent_destroy: true }, s3("b")),
        base: stackWith({ prevent_destroy: true }, s3("a")),
      },
      { stack: stackText("s", {}, s3("a")), base: stackText("s", {}, s3("a", { bucket: "others" })) },
      { stack: stackText("s", {}, s3("a")), base: stackText("s", {}, backend("cos", { key: "a" })) },
      { stack: stackText("s", {}, s3("a")), base: stackText("s", {}, { terraform: {} }) },
      {
        stack: stackText("s", {}, backend("local", { path: "a/b.tfstate" })),
        base: stackText("s", {}, backend("local", { path: "b.tfstate" })),
      },
    ],
    right: [
      { stack: stackText("s", {}, s3("a")), base: stackText("s", {}, s3("a", { use_lockfile: true })) },
      {
        stack: stackText("s", {}, backend("pg", { schema_name: "s", conn_str: "postgres://a" })),
        base: stackText("s", {}, backend("pg", { schema_name: "s", conn_str: "postgres://b" })),
      },
      {
        stack: stackText("s", {}, backend("local", { path: "/one/checkout/s.tfstate" })),
        base: stackText("s", {}, backend("local", { path: "/another/s.tfstate" })),
      },
      { stack: stackText("s", {}, s3("a")) },
      { base: stackText("s", {}, s3("a")) },
    ],
  },
  "stack/state-lost": {
    wrong: [
      { changes: [made], stack: on, base: on },
      { changes: [made], base: on },
    ],
    right: [
      { changes: [made] },
      { changes: [made], base: stackText("s", {}) },
      { changes: [made, kept], base: on },
      { changes: [{ ...kept, importing: "eip-1" }], prior: [], base: on },
      { changes: [], base: on },
    ],
  },
  "stack/provider-major": {
    wrong: [
      { providers: { aws: "6.25.0" }, base: stackText("s", {}, demands("5.99.1")) },
      { providers: { aws: "~> 5.0" }, base: stackText("s", {}, demands(">= 6.0")) },
    ],
    right: [
      { providers: { aws: "6.26.0" }, base: stackText("s", {}, demands("6.25.0")) },
      { providers: { google: "7.0.0" }, base: stackText("s", {}, demands("6.25.0")) },
      { providers: { aws: "6.25.0" } },
    ],
  },
  "plan/errored": {
    wrong: [{ more: { errored: true } }],
    right: [{ more: { errored: false } }, {}],
  },
  "plan/incomplete": {
    wrong: [{ more: { complete: false } }],
    right: [{ more: { complete: true } }, {}, { more: { complete: false, errored: true } }],
  },
  "plan/mass-destruction": {
    wrong: [
      { changes: [...vpcs(6, ["delete"]), ...vpcs(5, ["no-op"], 20)] },
      { changes: vpcs(5, ["delete", "create"]) },
      { changes: vpcs(5, ["forget"]) },
    ],
    right: [
      { changes: vpcs(4, ["delete"]) },
      { changes: [...vpcs(5, ["delete"]), ...vpcs(5, ["no-op"], 20)] },
      { changes: vpcs(9, ["update"]) },
    ],
  },
  "plan/renamed": {
    wrong: [
      {
        changes: [
          ...vpcs(1, ["delete"]),
          {
            address: "tencentcloud_vpc.b",
            actions: ["create"],
            after: { name: "n0", cidr_block: "10.0.0.0/16" },
            unknown: { id: true },
          },
        ],
      },
    ],
    right: [
      {
        changes: [
          ...vpcs(1, ["delete"]),
          { address: "tencentcloud_vpc.b", actions: ["create"], after: { name: "b", cidr_block: "10.9.0.0/16" } },
        ],
      },
      { changes: [destroyed, made] },
    ],
  },
  "security/opened-widely": {
    wrong: [
      ingress(ruleSet, set("ALL")),
      ingress(ruleSet, set("22")),
      ingress(ruleSet, set("3000-4000", "::/0")),
      ingress(ruleSet, set("ALL", "0.0.0.0/0", "ACCEPT", "ALL"), set("7000")),
      ingress(awsIngress, awsRule(0, 65535)),
      ingress(awsIngress, awsRule(3389, 3389, { cidr_ipv4: null, cidr_ipv6: "::/0" })),
      ingress(awsIngress, { cidr_ipv4: "0.0.0.0/0", ip_protocol: "-1" }),
      ingress("aws_security_group", {
        ingress: [{ cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"], protocol: "tcp", from_port: 22, to_port: 22 }],
      }),
      ingress("aws_security_group_rule", {
        type: "ingress",
        ipv6_cidr_blocks: ["::/0"],
        protocol: "-1",
        from_port: 0,
        to_port: 0,
      }),
      ingress("tencentcloud_security_group_lite_rule", { ingress: ["ACCEPT#0.0.0.0/0#ALL#ALL"] }),
      ingress("alicloud_security_group_rule", {
        type: "ingress",
        ip_protocol: "tcp",
        port_range: "22/22",
        cidr_ip: "0.0.0.0/0",
      }),
      ingress("alicloud_security_group_rule", { type: "ingress", ip_protocol: "all", cidr_ip: "0.0.0.0/0" }),
      ingress(ruleSet, set("ALL", "0.0.0.0/1")),
      ingress("alicloud_ens_security_group", ensRule("22/22")),
      ingress("alicloud_ens_security_group", ensRule("-1/-1", { ip_protocol: "ALL" })),
      ingress("alicloud_ens_security_group", ensRule("1/65535"), ensRule("7000/7000")),
    ],
    right: [
      ingress(ruleSet, set("7000")),
      ingress(ruleSet, set("22", "10.0.0.0/8")),
      ingress(ruleSet, set("22", "0.0.0.0/0", "DROP")),
      ingress(ruleSet, set("ALL"), set("ALL")),
      ingress(ruleSet, set("22", "0.0.0.0/0", "ACCEPT", "UDP")),
      ingress(awsIngress, awsRule(3, 4, { ip_protocol: "icmp" })),
      ingress("aws_security_group_rule", {
        type: "egress",
        cidr_blocks: ["0.0.0.0/0"],
        protocol: "-1",
        from_port: 0,
        to_port: 0,
      }),
      ingress("alicloud_security_group_rule", {
        type: "ingress",
        policy: "drop",
        ip_protocol: "all",
        cidr_ip: "0.0.0.0/0",
      }),
      ingress("alicloud_ens_security_group", ensRule("22/22", { direction: "egress" })),
      ingress("alicloud_ens_security_group", ensRule("22/22", { policy: "Drop" })),
      ingress("alicloud_ens_security_group", ensRule("22/22", { source_cidr_ip: "10.0.0.0/8" })),
    ],
  },
  "security/opened-to-world": {
    wrong: [
      ingress("alicloud_ens_security_group", ensRule("7000/7000")),
      ingress(ruleSet, set("7000")),
      ingress(ruleSet, set("7000,7001"), set("7000")),
      { ...ingress(awsIngress, awsRule(7000, 7001)), ports: [{ from: 7000, to: 7000 }] },
    ],
    right: [
      { ...ingress(ruleSet, set("7000")), ports: [{ from: 6999, to: 7001 }] },
      {
        changes: [
          ...(ingress(ruleSet, set("7000")).changes ?? []),
          { address: "tencentcloud_clb_listener.a", actions: ["create"], after: { port: 7000 } },
        ],
      },
      ingress(ruleSet, set("7000", "10.0.0.0/8")),
      ingress(ruleSet, set("7000"), set("6000-8000")),
      ingress(ruleSet, set("22")),
    ],
  },
};
