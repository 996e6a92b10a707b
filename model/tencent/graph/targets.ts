import type { Graph } from "../../cloud-model";
import { finding, type Arguments, type Remark, type Resource } from "../../graph/resources";
import { blocks, identity, isSet, isTemplate, number, reference, text } from "../../graph/values";
import type { Finding, Rule } from "../../rule";
import { when } from "../../when";
import { eachOf, resourcesOf } from "./provider";

/** One resource that says where a listener sends players. */
interface Owner {
  readonly listener: string;
  readonly resource: Resource;
  readonly exclusive: boolean;
}

/** The arguments or blocks that name a listener, by type. */
const owning: Readonly<Record<string, (args: Arguments) => readonly Arguments[]>> = {
  clb_attachment: (args) => [args],
  as_scaling_group: (args) => blocks(args, "forward_balancer_ids"),
  as_load_balancer: (args) => blocks(args, "forward_load_balancers"),
  clb_target_group_attachments: (args) => blocks(args, "associations"),
};
/** How they name a rule of the listener, which has targets of its own. */
const ruleNames = ["rule_id", "location_id", "domain", "url"];

/** Who registers backends, and how. Facts: Tencent sheet, sections 4.4, 17 and 25. */
export const targetRules: readonly Rule<Graph>[] = [
  {
    code: "target/owner",
    source: "section 17, rule 20; section 25: they overwrite each other for ever",
    check: (graph) => {
      const owners = Object.keys(owning).flatMap((type) =>
        resourcesOf(graph, type).flatMap((resource) => listenersOf(resource)),
      );
      return owners.flatMap(({ listener, resource, exclusive }, index): Finding[] => {
        const rival = owners
          .slice(0, index)
          .find(
            (other) =>
              other.listener === listener &&
              other.resource !== resource &&
              (exclusive || other.exclusive || other.resource.type !== resource.type),
          );
        if (!rival) return [];
        const what = `${rival.resource.address} says already where its listener sends players`;
        return [finding(resource, { what, fix: "keep one of the two" })];
      });
    },
  },
  eachOf([...Object.keys(owning), "clb_listener_rule"], {
    code: "target/listener-id",
    source: "section 25: the listener's `id` is clbId#listenerId, and is refused at apply",
    check: (args, { type }) =>
      (owning[type]?.(args) ?? [args])
        .filter(({ listener_id: id }) => isWholeId(id))
        .map(() => ({
          at: "listener_id",
          what: "`listener_id` is the listener's `id`, which holds the load balancer's too",
          fix: "write the attribute `listener_id` of the listener",
        })),
  }),
  {
    code: "target/group-twice",
    source: "section 4.4; issue 3202: as_load_balancer beside forward_balancer_ids",
    check: (graph) =>
      resourcesOf(graph, "as_load_balancer").flatMap((resource) => {
        const { address } = reference(resource.args["auto_scaling_group_id"]) ?? {};
        const group = resourcesOf(graph, "as_scaling_group").find((one) => one.address === address);
        if (!group || !isSet(group.args, "forward_balancer_ids")) return [];
        const what = `${group.address} has \`forward_balancer_ids\`, which say the same`;
        return [finding(resource, { at: "auto_scaling_group_id", what, fix: "keep one of the two" })];
      }),
  },
  eachOf("as_load_balancer", {
    code: "target/balancers",
    source: "section 13: 100 CLBs per scaling group",
    check: (args) => {
      const ids = new Set(blocks(args, "forward_load_balancers").map((block) => identity(block["load_balancer_id"])));
      return when(ids.size > 100, () => ({ what: `it has ${ids.size} load balancers`, fix: "write 100 at most" }));
    },
  }),
  eachOf("clb_target_group", {
    code: "target/group-health",
    source: "section 4.4: health checks are of v2 groups; section 8",
    check: (args) => {
      const old = !isTemplate(args["type"]) && text(args["type"]) !== "v2";
      return blocks(args, "health_check").flatMap((check) => [
        ...when(old, () => ({
          at: "health_check",
          what: "`health_check` is set, but only groups of type v2 have it",
          fix: "write `type = v2`, or check at the listener",
        })),
        ...timeout(check),
      ]);
    },
  }),
  {
    code: "target/group-listener",
    source: "section 4.4: TARGETGROUP-V2",
    check: (graph) =>
      resourcesOf(graph, "clb_target_group_attachments").flatMap(({ args }) =>
        blocks(args, "associations").flatMap(({ listener_id: id }) => {
          const { address } = reference(id) ?? {};
          const listener = resourcesOf(graph, "clb_listener").find((one) => one.address === address);
          // of HTTP listeners the rules have targets
          if (!listener || !["TCP", "UDP"].includes(text(listener.args["protocol"]) ?? "")) return [];
          const type = listener.args["target_type"];
          if (isTemplate(type) || (text(type) ?? "NODE").startsWith("TARGETGROUP")) return [];
          const what = "it sends to machines, but a target group is attached to it";
          return [finding(listener, { at: "target_type", what, fix: "write `target_type = TARGETGROUP-V2`" })];
        }),
      ),
  },
];

function listenersOf(resource: Resource): Owner[] {
  const named = owning[resource.type]?.(resource.args) ?? [];
  return named.flatMap((args) => {
    const listener = identity(args["listener_id"]);
    if (listener === undefined) return [];
    const rule = ruleNames.map((name) => identity(args[name]) ?? "");
    return [{ listener: [listener, ...rule].join(" "), resource, exclusive: resource.type === "clb_attachment" }];
  });
}

function isWholeId(id: unknown): boolean {
  const { address = "", attribute } = reference(id) ?? {};
  return (address.startsWith("tencentcloud_clb_listener.") && attribute === "id") || (text(id) ?? "").includes("#");
}

function timeout({ timeout: wait, gap_time: gap }: Arguments): Remark[] {
  const [seconds, between] = [number(wait), number(gap)];
  return when(seconds !== undefined && between !== undefined && seconds >= between, () => ({
    at: "health_check",
    what: `\`health_check.timeout\` is ${seconds ?? ""}, but the next check begins after ${between ?? ""}`,
    fix: "make it less than `gap_time`",
  }));
}
