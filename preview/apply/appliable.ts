import { ProblemError, type Problem } from "../../model/problem";
import type { PreviewReport, PreviewStack } from "../report/preview-schema";
import { stackId } from "./stack-id";

/** Stacks that are touched and that this apply leaves as they are. */
const leftStatuses: readonly PreviewStack["status"][] = ["projected", "waits", "removed"];

/** What a report is applied to. */
export interface Circumstances {
  /** Whether a stack is meant. */
  readonly isMeant: (id: string) => boolean;
  readonly world: PreviewReport["world"];
  readonly terraform: PreviewReport["terraform"];
}

/**
 * Refuses a report of which nothing can be applied as it is, before any plan of it is opened. Tells the stacks that are left
 * for later.
 *
 * @throws ProblemError `apply/other-world`, `apply/other-terraform`, `apply/not-planned`, `apply/not-saved`
 */
export function mustBeAppliable(report: PreviewReport, circumstances: Circumstances): readonly PreviewStack[] {
  const meant = report.stacks.filter(({ id }) => circumstances.isMeant(id));
  const problems = [...elsewhere(report, circumstances), ...meant.flatMap(unplanned)];
  if (problems.length > 0) throw new ProblemError(problems);
  return meant.filter(({ status }) => leftStatuses.includes(status));
}

function elsewhere(report: PreviewReport, { world, terraform: { program, version } }: Circumstances): Problem[] {
  const problems: Problem[] = [];
  if (report.world !== world) {
    const [was, is] = [report.world, world].map((one) => (one === "sandbox" ? "the sandbox" : "the cloud"));
    const fix = "apply it where it was previewed: what is for the sandbox, with `anycast-edge sandbox run --` in front";
    problems.push({ code: "apply/other-world", what: `the preview asked ${was}, and this would apply to ${is}`, fix });
  }
  const was = report.terraform;
  if (was.program !== program || was.version !== version) {
    problems.push({
      code: "apply/other-terraform",
      what: `the plans are of ${was.program} ${was.version}, and ${program} ${version} is here: it would not take them`,
      fix: `use ${was.program} ${was.version}, or run \`anycast-edge preview\` again with this one`,
    });
  }
  return problems;
}

function unplanned({ id, status, plan }: PreviewStack): Problem[] {
  if (!stackId.test(id)) {
    const what = `the preview has a stack with the name ${JSON.stringify(id)}, and cdktf lets no stack have it`;
    return [{ code: "apply/edited", what, fix: "take preview.json as it was written" }];
  }
  if (status === "error" || status === "refused") {
    const what = `${id} could not be planned: the preview says why`;
    return [{ code: "apply/not-planned", what, fix: "put that right, or apply others alone: --stack <pattern>" }];
  }
  if (status !== "changes" || plan !== null) return [];
  const fix = "run `anycast-edge preview` with --plans FOLDER and with a refresh, and have that one approved";
  return [{ code: "apply/not-saved", what: `the plan of ${id} was not saved`, fix }];
}
