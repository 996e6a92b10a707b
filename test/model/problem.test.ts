import { formatProblem } from "../../model/problem";

test("what a terminal obeys is spelled out, and line ends stay", () => {
  const what = "`\u001b[2J\u009b31m\r` is no region\n\tof tencent";
  expect(formatProblem({ code: "home/region", what, fix: "write ap-seoul\u0007" })).toBe(
    "`\\u001b[2J\\u009b31m\\u000d` is no region\n\tof tencent (home/region)\n    fix: write ap-seoul\\u0007",
  );
});
