import { groups } from "../affected/json";
import type { Snapshot } from "../affected/snapshot";
import { stackJson } from "../affected/stack-json";
import type { Redactor } from "../redact/redactor";
import type { RemoteOutputs } from "../redact/remote-outputs";
import type { Material } from "./material";
import { upstreamOf } from "./upstream";

/** Has the redactor learn what all plans mark as secret, before anything is told of one of them. */
export function learn(redactor: Redactor, { outcomes, comparison: { head, base = {} } }: Material): void {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.stack.id, outcome]));
  const learnt = new Set<string>();
  const visit = (id: string): void => {
    if (learnt.has(id)) return;
    learnt.add(id);
    const upstream = [...upstreamOf(id, head)];
    // a stack passes on what it has made from a secret
    for (const [, owner] of upstream) visit(owner);
    const { stack, planned } = outcomeOf.get(id) ?? {};
    if (stack === undefined) return;
    const sides = [head[id], base[stack.from ?? id]].filter((side) => side !== undefined).map(stackJson);
    if (planned === undefined) {
      for (const side of sides) redactor.learnStack(side);
      return;
    }
    const remote = upstream.map(([data, owner]): [string, RemoteOutputs] => {
      const raw = outcomeOf.get(owner)?.planned?.raw();
      return [data, { declared: declaredOutputs(head, owner), ...(raw && { plan: raw }) }];
    });
    redactor.learnPlan(planned.raw(), new Map(remote), sides);
  };
  for (const id of outcomeOf.keys()) visit(id);
}

/** Outputs of a stack, and whether it declares them as sensitive. */
function declaredOutputs(head: Snapshot, id: string): ReadonlyMap<string, boolean> {
  const snapshot = head[id];
  const outputs = snapshot === undefined ? [] : groups(stackJson(snapshot)["output"]);
  return new Map(outputs.map(([name, { sensitive }]) => [name, sensitive !== undefined && sensitive !== false]));
}
