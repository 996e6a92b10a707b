import { expectedProblems } from "../../cli/expected";
import { ProblemError } from "../../model/problem";

const problem = { code: "a/b", what: "it is wrong", fix: "mend it" };

test("problems that were thrown, together or as an error of their own", () => {
  expect(expectedProblems(new ProblemError([problem, problem]))).toEqual([problem, problem]);
  expect(expectedProblems(Object.assign(new Error("it is wrong"), problem))).toEqual([problem]);
});

test("everything else is a bug, also what only looks like a problem", () => {
  expect(expectedProblems(new TypeError("x is not a function"))).toBeUndefined();
  expect(expectedProblems(Object.assign(new Error("ENOENT"), { code: "ENOENT" }))).toBeUndefined();
  expect(expectedProblems(problem)).toBeUndefined();
  expect(expectedProblems("it is wrong")).toBeUndefined();
});
