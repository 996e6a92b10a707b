import type { Snapshot } from "../affected/snapshot";
import { stackJson } from "../affected/stack-json";
import { guard } from "../guard/guard";
import type { GuardReport } from "../guard/report";
import type { StateOwner } from "../guard/rule";
import { semanticDigest } from "../plan/digest";
import { readStack, type StackFile } from "../stack/stack-file";
import type { Material } from "./material";

/** What base says of stacks decides what is protected, so the guard sees both sides. */
export function judge({ request, comparison, outcomes }: Material): GuardReport {
  const { head, base = {} } = comparison;
  const subjects = outcomes.flatMap(({ stack, status, planned }) => {
    if (planned === undefined || stack.class === "removed" || status === "gone") return [];
    return [
      {
        name: stack.id,
        file: `${stack.id}/plan.json`,
        plan: planned.plan,
        stack: fileOf(head, stack.id),
        base: fileOf(base, stack.from ?? stack.id),
        ports: request.declared.ports.get(stack.id),
      },
    ];
  });
  const gone = outcomes.flatMap(({ stack, status, planned }) => {
    const before = fileOf(base, stack.id);
    return stack.class === "removed" && status !== "gone" && before !== undefined
      ? [{ name: stack.id, base: before, ...(planned && { plan: semanticDigest(planned.plan) }) }]
      : [];
  });
  const former = new Map(outcomes.map(({ stack }) => [stack.id, stack.from]));
  const states = { judged: [...former.keys()], head: ownersIn(head, former), base: ownersIn(base) };
  return guard({ subjects, gone, states, approvals: request.approvals, now: new Date() });
}

function ownersIn(side: Snapshot, former: ReadonlyMap<string, string | undefined> = new Map()): StateOwner[] {
  return Object.values(side).map(({ id, backend }) => ({ name: id, state: backend.identity, from: former.get(id) }));
}

function fileOf(side: Snapshot, id: string): StackFile | undefined {
  const snapshot = side[id];
  return snapshot === undefined ? undefined : { ...readStack(JSON.stringify(stackJson(snapshot)), id), name: id };
}
