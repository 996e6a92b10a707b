import type { Graph } from "../../cloud-model";
import { finding, onlyOne, type Arguments, type Remark } from "../../graph/resources";
import { blocks, identity, isSet, mayHaveMore, number, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { groups, listenerOf } from "./accelerated";
import { endpointKind } from "./endpoint-kind";
import { eachOf } from "./provider";

const type = "globalaccelerator_endpoint_group";
/** What is ignored where only load balancers are behind a group, with the values that change nothing. */
const ordinary: Readonly<Record<string, string | undefined>> = {
  health_check_interval_seconds: "30",
  threshold_count: "3",
  health_check_protocol: "TCP",
  health_check_path: undefined,
};

/** Endpoint groups. Facts: AWS sheet, sections 1, 8.2, 9, 12 and 20. */
export const endpointGroupRules: readonly Rule<Graph>[] = [
  eachOf(type, {
    code: "group/left-out",
    source: "section 20, rule 1: what is left out becomes the provider's region, and the listener's first port",
    check: (args) =>
      ["endpoint_group_region", "health_check_port"]
        .filter((name) => !isSet(args, name))
        .map((name) => ({ at: name, what: `\`${name}\` is left out`, fix: "write it" })),
  }),
  {
    code: "group/region-twice",
    source: "section 8.2: one group per listener and region",
    check: (graph) =>
      onlyOne(
        groups(graph),
        ({ listener_arn: listener, endpoint_group_region: region }) => {
          const [on, at] = [identity(listener), identity(region)];
          return on === undefined || at === undefined ? undefined : `${on} ${at}`;
        },
        ({ address }) => ({
          at: "endpoint_group_region",
          what: `${address} is the group of the same listener in the same region`,
          fix: "put all endpoints into one",
        }),
      ),
  },
  eachOf(type, {
    code: "group/interval",
    source: "section 20, rule 2: the provider takes 10 to 30, the API 10 or 30",
    check: ({ health_check_interval_seconds: interval }) => {
      const seconds = number(interval);
      return when(seconds !== undefined && seconds !== 10 && seconds !== 30, () => ({
        at: "health_check_interval_seconds",
        what: `\`health_check_interval_seconds\` is ${seconds ?? ""}, which passes the plan and fails at apply`,
        fix: "write 10 or 30",
      }));
    },
  }),
  eachOf(type, {
    code: "group/numbers",
    source: "section 20, rule 3",
    check: (args) => [
      ...outside(args, "threshold_count", 1, 10),
      ...outside(args, "traffic_dial_percentage", 0, 100),
      ...outside(args, "health_check_port", 1, 65535),
    ],
  }),
  eachOf(type, {
    code: "group/dial-zero",
    source: "section 20, rule 13: failover ignores dials",
    check: (args) => {
      const weights = blocks(args, "endpoint_configuration").map(({ weight }) => number(weight));
      const drained = weights.length > 0 && weights.every((weight) => weight === 0);
      return when(number(args["traffic_dial_percentage"]) === 0 && !drained, () => ({
        at: "traffic_dial_percentage",
        what: "`traffic_dial_percentage` is 0, which still receives players when other regions fail",
        fix: "write `weight = 0` on its endpoints to drain it, or remove the group",
      }));
    },
  }),
  eachOf(type, {
    code: "group/health-protocol",
    source: "section 20, rule 5: UDP cannot be probed",
    check: ({ health_check_protocol: protocol }) => {
      const written = text(protocol);
      return when(written !== undefined && !["TCP", "HTTP", "HTTPS"].includes(written), () => ({
        at: "health_check_protocol",
        what: `\`health_check_protocol\` is ${written ?? ""}, which there is not`,
        fix: "write TCP, HTTP or HTTPS, and a port that answers when the game is well",
      }));
    },
  }),
  eachOf(type, {
    code: "group/health-path",
    source: "section 8.2: pattern of the API; no path without HTTP",
    check: ({ health_check_path: path, health_check_protocol: protocol }) => {
      const written = text(path);
      if (written === undefined) return [];
      return [
        ...when(!isSet({ protocol }, "protocol") || text(protocol) === "TCP", () => ({
          at: "health_check_path",
          what: "`health_check_path` is set, but the group is checked by TCP",
          fix: "write `health_check_protocol = HTTP`, or remove it",
        })),
        ...when(!/^\/[-a-zA-Z0-9@:%_\\+.~#?&/=]*$/.test(written), () => ({
          at: "health_check_path",
          what: `\`health_check_path\` is ${written}, which the API does not take`,
          fix: "begin it with a slash, and write no other signs than @ : % _ \\ + . ~ # ? & / = -",
        })),
      ];
    },
  }),
  eachOf(type, {
    code: "group/health-ignored",
    source: "section 20, rule 4: the target groups of a load balancer decide",
    check: (args, _resource, graph) => {
      const kinds = blocks(args, "endpoint_configuration").map(({ endpoint_id: id }) => endpointKind(graph, id)?.kind);
      const balanced = kinds.length > 0 && kinds.every((kind) => kind === "nlb" || kind === "alb");
      if (!balanced || mayHaveMore(args, "endpoint_configuration")) return [];
      return Object.entries(ordinary)
        .filter(([name, usual]) => text(args[name]) !== undefined && text(args[name]) !== usual)
        .map(([name]) => ({
          at: name,
          what: `\`${name}\` has no effect, since the health of a load balancer comes from its target groups`,
          fix: "remove it, and set it on the target groups",
        }));
    },
  }),
  eachOf(type, {
    code: "group/endpoints",
    source: "section 16: 10 endpoints per group",
    check: (args) => {
      const ids = blocks(args, "endpoint_configuration").map(({ endpoint_id: id }) => identity(id));
      const twice = ids.find((id, index) => id !== undefined && ids.indexOf(id) < index);
      return [
        ...when(ids.length > 10, () => ({
          at: "endpoint_configuration",
          what: `it has ${ids.length} endpoints`,
          fix: "write at most 10",
        })),
        ...when(twice !== undefined, () => ({
          at: "endpoint_configuration",
          what: `the endpoint ${twice ?? ""} is written twice`,
          fix: "keep one of the two",
        })),
      ];
    },
  }),
  {
    code: "group/all-drained",
    source: "section 20, rule 15: the accelerator fails open",
    check: (graph) => {
      const all = groups(graph);
      return all.flatMap((group, index) => {
        const listener = identity(group.args["listener_arn"]);
        const together = all.filter(
          ({ args }) => listener !== undefined && identity(args["listener_arn"]) === listener,
        );
        // its other groups may be elsewhere
        if (listenerOf(graph, group.args) === undefined || together[0] !== all[index]) return [];
        if (together.some(({ args }) => mayHaveMore(args, "endpoint_configuration"))) return [];
        const weights = together.flatMap(({ args }) => blocks(args, "endpoint_configuration")).map(weightOf);
        if (weights.length === 0 || weights.some((weight) => weight !== 0)) return [];
        const what = "every endpoint of its listener has weight 0, so the accelerator would choose at random";
        return [finding(group, { at: "endpoint_configuration", what, fix: "keep a weight above 0 somewhere" })];
      });
    },
  },
];

function weightOf({ weight }: Arguments): number | undefined {
  return number(weight);
}

function outside(args: Arguments, name: string, min: number, max: number): Remark[] {
  const value = number(args[name]);
  return when(value !== undefined && (value < min || value > max), () => ({
    at: name,
    what: `\`${name}\` is ${value ?? ""}`,
    fix: `write ${min} to ${max}`,
  }));
}
