import { pairs } from "../pairs";
import type { Finding } from "../rule";
import { bySame, finding, type Arguments, type Resource } from "./resources";
import { list } from "./values";

/** Says of resources that share something which does one thing at a time that they may be changed at once. */
export function inTurn(
  parts: readonly Resource[],
  of: (args: Arguments) => string | undefined,
  fix: string,
): Finding[] {
  return [...bySame(parts, of).values()].flatMap((group) =>
    pairs(group)
      .filter(([one, other]) => !isAfter(one, other, group) && !isAfter(other, one, group))
      .map(([one, other]) => {
        const what = `it may be changed at the same time as ${one.address}, and would be refused`;
        return finding(other, { at: "depends_on", what, fix });
      }),
  );
}

/** Whether `later` depends on `earlier`, perhaps through others of the group. */
function isAfter(later: Resource, earlier: Resource, group: readonly Resource[]): boolean {
  const seen = new Set<Resource>();
  const visit = (resource: Resource): boolean => {
    if (resource === earlier) return true;
    if (seen.has(resource)) return false;
    seen.add(resource);
    const before = list(resource.args["depends_on"]);
    return group.some((other) => before.includes(other.address) && visit(other));
  };
  return visit(later);
}
