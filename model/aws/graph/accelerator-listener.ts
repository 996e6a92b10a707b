import type { Graph } from "../../cloud-model";
import { bySame, finding } from "../../graph/resources";
import { blocks, identity, isSet, mayHaveMore } from "../../graph/values";
import { pairs } from "../../pairs";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { acceleratorKey, groups, listenerOf, listeners, protocolOf, rangesOf } from "./accelerated";
import { eachOf } from "./provider";

const type = "globalaccelerator_listener";
const [mostListeners, mostGroups] = [10, 42];

/** Listeners of accelerators. Facts: AWS sheet, sections 8.1, 16 and 20. */
export const acceleratorListenerRules: readonly Rule<Graph>[] = [
  eachOf(type, {
    code: "listener/protocol",
    source: "section 20, rule 11: TCP and UDP are two listeners",
    check: (_args, resource) => {
      const protocol = protocolOf(resource);
      return when(protocol !== undefined && protocol !== "TCP" && protocol !== "UDP", () => ({
        at: "protocol",
        what: `\`protocol\` is ${protocol ?? ""}, which a listener of an accelerator has not`,
        fix: "write TCP or UDP; for both write two listeners",
      }));
    },
  }),
  eachOf(type, {
    code: "listener/port-ranges",
    source: "section 20, rule 9: 1 to 10",
    check: (args) => {
      const count = blocks(args, "port_range").length;
      return when(!mayHaveMore(args, "port_range") && (count < 1 || count > 10), () => ({
        at: "port_range",
        what: `it has ${count} port ranges`,
        fix: "write 1 to 10; more need another listener",
      }));
    },
  }),
  eachOf([type, "globalaccelerator_custom_routing_listener"], {
    code: "listener/port-ends",
    source: "section 20, rule 9: the API needs both ends, the schema neither",
    check: (args, resource) => [
      ...blocks(args, "port_range")
        .flatMap((range) => ["from_port", "to_port"].filter((name) => !isSet(range, name)))
        .map((name) => ({ at: "port_range", what: `\`${name}\` is left out of a range`, fix: "write both ends" })),
      ...rangesOf(resource)
        .filter(({ from, to }) => from > to)
        .map(({ from, to }) => ({
          at: "port_range",
          what: `a range goes from ${from} to ${to}, which is downwards`,
          fix: "write the lower number first",
        })),
    ],
  }),
  {
    code: "listener/port-overlap",
    source: "section 20, rule 9; issue aws/aws-cdk#22656",
    check: (graph) => {
      const ranges = listeners(graph).flatMap((listener) =>
        rangesOf(listener).map((range) => ({ listener, ...range })),
      );
      return pairs(ranges).flatMap(([one, other]) => {
        const key = acceleratorKey(one.listener);
        const same =
          key !== undefined &&
          key === acceleratorKey(other.listener) &&
          protocolOf(one.listener) !== undefined &&
          protocolOf(one.listener) === protocolOf(other.listener);
        if (!same || one.from > other.to || other.from > one.to) return [];
        const what = `ports ${other.from} to ${other.to} overlap ${one.from} to ${one.to} of ${one.listener.address}`;
        return [
          finding(other.listener, { at: "port_range", what, fix: "give each protocol's ranges their own numbers" }),
        ];
      });
    },
  },
  {
    code: "listener/count",
    source: "section 16: 10 listeners per accelerator",
    check: (graph) =>
      [...bySame(listeners(graph), ({ accelerator_arn: arn }) => identity(arn)).values()].flatMap((all) => {
        const [tooMany] = all.slice(mostListeners);
        const what = `its accelerator has ${all.length} listeners`;
        const fix = `keep ${mostListeners} at most: one has 10 ranges`;
        return tooMany ? [finding(tooMany, { at: "accelerator_arn", what, fix })] : [];
      }),
  },
  {
    code: "listener/groups",
    source: "section 16: 42 endpoint groups per accelerator, over all listeners",
    check: (graph) =>
      [...bySame(groups(graph), (args) => acceleratorKey(listenerOf(graph, args))).values()].flatMap((all) => {
        const [tooMany] = all.slice(mostGroups);
        const what = `its accelerator has ${all.length} endpoint groups`;
        const fix = `keep listeners x regions at ${mostGroups} or below`;
        return tooMany ? [finding(tooMany, { at: "listener_arn", what, fix })] : [];
      }),
  },
];
