import type { AffectedReport } from "../affected/report-schema";
import { sumOfStacks } from "../report/counts";
import type { PreviewReport } from "../report/preview-schema";

/** How many stacks there are, and what happens in them. */
export function totalsOf({ totals }: AffectedReport, stacks: PreviewReport["stacks"]): PreviewReport["totals"] {
  const number = (kind: PreviewReport["stacks"][number]["class"]): number =>
    stacks.filter((stack) => stack.class === kind).length;
  return {
    stacks: totals.stacks,
    touched: stacks.filter((stack) => stack.class !== "unchanged").length,
    added: number("added"),
    removed: number("removed"),
    changed: number("changed"),
    moved: number("moved"),
    dependent: number("dependent"),
    changes: sumOfStacks(stacks),
  };
}
