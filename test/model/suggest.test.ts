import { didYouMean, suggest } from "../../model/suggest";

test.each([
  ["tokio", ["tokyo", "seoul"], "tokyo"],
  ["TOKYO", ["tokyo"], "tokyo"],
  ["bandwithMbps", ["bandwidthMbps", "reach"], "bandwidthMbps"],
  ["prots", ["ports", "state"], "ports"],
  ["mni", ["min", "max"], "min"],
  ["paris", ["tokyo", "seoul"], undefined],
  ["tokyo", ["tokyo", "tokio"], undefined],
  ["x", [], undefined],
])("%s among %j: %s", (written, known, meant) => {
  expect(suggest(written, known)).toBe(meant);
  expect(didYouMean(written, known)).toBe(meant === undefined ? "" : `, did you mean ${meant}?`);
});
