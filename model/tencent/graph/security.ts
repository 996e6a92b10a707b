import type { Graph } from "../../cloud-model";
import { onlyOne, type Arguments, type Remark } from "../../graph/resources";
import { blocks, identity, isSet, isTemplate, setAmong, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

const actions = ["ACCEPT", "DROP"];
const protocols = ["TCP", "UDP", "ICMP", "ICMPv6", "ALL"];
const sources = [
  "cidr_block",
  "ipv6_cidr_block",
  "source_security_id",
  "address_template_id",
  "address_template_group",
];
/** Older types that also write rules of a group. */
const older = ["security_group_rule", "security_group_lite_rule"];

/** Security groups and their rules. Facts: Tencent sheet, sections 4.1, 17 and 25. */
export const securityRules: readonly Rule<Graph>[] = [
  eachRule("security/spelling", "section 25: in lower case the plan never comes to rest", (rule) => [
    ...oneOf("action", rule, actions),
    ...oneOf("protocol", rule, protocols),
    ...when(text(rule["port"])?.toUpperCase() === "ALL" && rule["port"] !== "ALL", () => ({
      what: `\`port\` is ${text(rule["port"]) ?? ""}`,
      fix: "write ALL",
    })),
  ]),
  eachRule("security/port-of-all", "section 17, rule 28", (rule) => {
    const [protocol, port] = [text(rule["protocol"]), text(rule["port"])];
    return when(protocol?.toUpperCase() === "ALL" && port !== undefined && port.toUpperCase() !== "ALL", () => ({
      what: `\`protocol\` is ALL, but \`port\` is ${port ?? ""}`,
      fix: "write `port = ALL`, or the protocol",
    }));
  }),
  eachRule("security/source", "section 25: `conflict at rule`; section 4.1: one source", (rule) => {
    const set = setAmong(rule, sources);
    // a template may turn out to be null
    if (set.length === 1 || set.some((name) => isTemplate(rule[name]) && set.length > 1)) return [];
    return [
      {
        what:
          set.length === 0
            ? "a rule says nothing of who may come"
            : `${set.map((name) => `\`${name}\``).join(" and ")} are both set`,
        fix: `write one of: ${sources.join(", ")}`,
      },
    ];
  }),
  {
    code: "security/owner",
    source: "section 25: a rule set owns all rules of its group",
    check: (graph) => {
      const sets = resourcesOf(graph, "security_group_rule_set");
      const groupOf = ({ security_group_id: group }: Arguments): string | undefined => identity(group);
      const owned = new Set(sets.map(({ args }) => groupOf(args)));
      const rivals = older.flatMap((type) => resourcesOf(graph, type)).filter(({ args }) => owned.has(groupOf(args)));
      return onlyOne([...sets, ...rivals], groupOf, ({ address }) => ({
        at: "security_group_id",
        what: `${address} writes the rules of the same group, and they undo each other`,
        fix: "put all rules into one tencentcloud_security_group_rule_set",
      }));
    },
  },
];

/** A rule on each `ingress` and `egress` of a rule set. */
function eachRule(code: string, source: string, check: (rule: Arguments) => readonly Remark[]): Rule<Graph> {
  return eachOf("security_group_rule_set", {
    code,
    source,
    check: (args) =>
      ["ingress", "egress"].flatMap((at) =>
        blocks(args, at)
          .flatMap((rule) => check(rule))
          .map((remark) => ({ at, ...remark, what: `${at}: ${remark.what}` })),
      ),
  });
}

function oneOf(name: string, rule: Arguments, values: readonly string[]): Remark[] {
  const written = text(rule[name]);
  if (!isSet(rule, name) || written === undefined || values.includes(written)) return [];
  const meant = values.find((value) => value.toUpperCase() === written.toUpperCase());
  return [{ what: `\`${name}\` is ${written}`, fix: meant ? `write ${meant}` : `write one of: ${values.join(", ")}` }];
}
