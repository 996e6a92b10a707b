import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onCreate, says } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup, now } from "./names";
import { strangePorts } from "./ports";

/** Who may pass. Facts: Alibaba sheet, sections 4.1 and 20. */
export const securityGroup: Readonly<Record<string, Behaviour>> = {
  alicloud_security_group: {
    id: "sg-{*}",
    inUse: "DependencyViolation",
    retriesDelete: true,
    references: { vpc_id: { to: ["alicloud_vpc"] } },
    computed: {
      create_time: now,
      inner_access: true,
      inner_access_policy: ({ inner_access: inner }) => (inner === false ? "Drop" : "Accept"),
      resource_group_id: defaultGroup,
      security_group_type: "normal",
    },
    kept: (told) => ({ ...told, inner_access: told["inner_access_policy"] !== "Drop" }),
  },
  alicloud_security_group_rule: {
    id: ruleId,
    references: {
      security_group_id: { to: ["alicloud_security_group"], onDelete: "with" },
      source_security_group_id: { to: ["alicloud_security_group"] },
    },
    computed: {
      nic_type: ({ security_group_id: group }, cloud) =>
        says(cloud.get("alicloud_security_group", shown(group))?.attributes["vpc_id"]) ? "intranet" : "internet",
      prefix_list_id: "",
      security_group_rule_id: "sgr-{*}",
    },
    refusedAtApply: [
      onCreate(({ ip_protocol: protocol, port_range: ports }) => {
        const wrong = strangePorts(shown(protocol), shown(ports));
        return wrong === undefined ? undefined : apiError("InvalidParam.PortRange", wrong);
      }),
    ],
  },
};

/** A rule that is written twice is one object: each of the two resources takes it for its own. */
function ruleId(rule: Group): string {
  const { security_group_id: group, type, ip_protocol: protocol, port_range: ports, nic_type: card } = rule;
  const sources = ["cidr_ip", "ipv6_cidr_ip", "source_security_group_id", "prefix_list_id"];
  const source = sources.map((name) => rule[name]).find(says);
  const { policy, priority } = rule;
  return [group, type, protocol, ports, card, shown(source).replaceAll(":", "_"), policy, priority]
    .map(shown)
    .join(":");
}
