import type { Graph } from "../../cloud-model";
import { bySame, finding, type Arguments } from "../../graph/resources";
import { identity, isTemplate, number, text } from "../../graph/values";
import { pairs } from "../../pairs";
import type { Rule } from "../../rule";
import { resourcesOf } from "./provider";

/** One listener per port and transport of a load balancer. Facts: Tencent sheet, section 17, rule 21. */
export const listenerPortRules: readonly Rule<Graph>[] = [
  {
    code: "listener/port-twice",
    source: "section 17, rule 21; section 23, point 3",
    check: (graph) =>
      [...bySame(resourcesOf(graph, "clb_listener"), place).values()].flatMap((listeners) =>
        pairs(listeners).flatMap(([one, other]) => {
          const [a, b] = [range(one.args), range(other.args)];
          if (!a || !b || a.to < b.from || b.to < a.from) return [];
          const what = `${one.address} listens on the same port`;
          return [finding(other, { at: "port", what, fix: "give each its own port, or remove one" })];
        }),
      ),
  },
];

/** Load balancer and transport, as far as they are known. */
function place({ clb_id: clb, protocol }: Arguments): string | undefined {
  const [id, name] = [identity(clb), text(protocol)];
  if (id === undefined || name === undefined) return undefined;
  return `${["UDP", "QUIC"].includes(name) ? "udp" : "tcp"} ${id}`;
}

function range({ port, end_port: end }: Arguments): { from: number; to: number } | undefined {
  const from = number(port);
  return from === undefined || isTemplate(end) ? undefined : { from, to: number(end) ?? from };
}
