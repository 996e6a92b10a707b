import { exitCode } from "../../../preview/report/exit-code";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import { change, report, stack } from "./support/sample";

const of = (status: PreviewReport["stacks"][number]["status"]) => stack({ status });

test.each<[number, string, Partial<PreviewReport>]>([
  [0, "nothing is touched", {}],
  [0, "nothing changes", { stacks: [of("no-changes"), of("unaffected"), of("gone"), of("projected")] }],
  [0, "there is only a warning", { verdict: "warn" }],
  [2, "something changes", { stacks: [of("changes")] }],
  [2, "a stack has to wait", { stacks: [of("waits")] }],
  [2, "a stack is removed", { stacks: [of("removed")] }],
  [2, "a projected stack changes", { stacks: [stack({ status: "projected", changes: [change()] })] }],
  [3, "the guard blocks", { verdict: "block", stacks: [of("changes")] }],
  [3, "an approval is missing", { verdict: "needs-approval" }],
  [3, "planning was refused", { stacks: [of("refused"), of("changes")] }],
  [1, "a stack failed, whatever else", { verdict: "block", stacks: [of("refused"), of("error"), of("changes")] }],
])("%i when %s", (code, _when, own) => {
  expect(exitCode(report(own))).toBe(code);
});
