// what a preview has plans for, as a matrix: one job for each environment of a game, so that each can have its own approval.
// Says what is
// left without a plan. Fails when it leaves out a stack that is touched: the preview was made of what code of the pull request left
import { readFileSync } from "node:fs";
import { ProblemError } from "../model/problem";
import { affectedReportSchema } from "../preview/affected/report-schema";
import type { PreviewStack } from "../preview/report/preview-schema";
import { readReport } from "../preview/report/read-report";
import { script } from "./script";

const again = "run the workflow `preview` of the pull request again and then this one (all jobs), or open a new one";
const todos: Partial<Record<PreviewStack["status"], string>> = {
  changes: `its plan was not kept; set \`PLAN_KEY\`, see preview.yml, and ${again}`,
  projected: `what it reads was not applied yet; when this run is done, ${again}`,
  waits: `what it reads was not applied yet; when this run is done, ${again}`,
  removed: "`cdktf destroy`, from a branch that still declares it, takes it away",
};

script(({ variable, output, summary }) => {
  const file = variable("PREVIEW");
  const { stacks } = readReport(readFileSync(file, "utf8"), file);
  mustTellOf(touched(variable("TOUCHED")), stacks);
  const byEnvironment = new Map<string, string[]>();
  for (const stack of stacks) {
    if (stack.plan === null) continue;
    const name = environmentOf(stack);
    byEnvironment.set(name, [...(byEnvironment.get(name) ?? []), stack.id]);
  }
  const include = [...byEnvironment].map(([environment, ids]) => ({ environment, stacks: ids.join(" ") }));
  const left = stacks.flatMap(leftFor);
  if (left.length > 0) summary(["Touched, and not applied by this run:\n", ...left].join("\n"));
  output("any", String(include.length > 0));
  output("matrix", JSON.stringify({ include }));
});

/** Ids of the stacks in what `affected` wrote. */
function touched(file: string): string[] {
  const { stacks } = affectedReportSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return stacks.flatMap((stack) => (stack.class === "unchanged" ? [] : [stack.id]));
}

function mustTellOf(ids: readonly string[], stacks: readonly PreviewStack[]): void {
  const told = new Set(stacks.map(({ id }) => id));
  const missing = ids.filter((id) => !told.has(id));
  if (missing.length === 0) return;
  throw new ProblemError([
    {
      code: "ci/not-previewed",
      what: `what was merged touches ${missing.map((id) => `\`${id}\``).join(", ")}, and its preview does not tell of that`,
      fix: "revert it and propose it again; when nothing else was merged since, find out which code synthesises otherwise on CI",
    },
  ]);
}

/** What is left to do for a stack that is touched and has no plan. */
function leftFor({ id, status, plan }: PreviewStack): string[] {
  const todo = todos[status];
  return plan !== null || todo === undefined ? [] : [`- \`${id}\` (${status}): ${todo}`];
}

/** Stacks of no environment are one each. */
function environmentOf({ id, game, environment }: PreviewStack): string {
  return game === null || environment === null ? id : `${game}-${environment}`;
}
