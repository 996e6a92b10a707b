import { readReport } from "../../../preview/report/read-report";
import { change, report, stack } from "./support/sample";

const whole = report({ stacks: [stack({ changes: [change()] })] });

test("reads what was written", () => {
  expect(readReport(JSON.stringify(whole), "preview.json")).toEqual(whole);
});

describe("fails", () => {
  test.each([
    ["report/no-json", "no json"],
    ["report/not-a-preview", "[]"],
    ["report/not-a-preview", "{}"],
    ["report/not-a-preview", JSON.stringify({ ...whole, schema: "guard/v1" })],
    ["report/not-a-preview", JSON.stringify({ ...whole, verdict: "fine" })],
    ["report/not-a-preview", JSON.stringify({ ...whole, verdict: "fine", more: 1 })],
    ["report/newer", JSON.stringify({ ...whole, schema: "preview/v2" })],
    ["report/newer", JSON.stringify({ ...whole, cost: 1 })],
  ])("%s", (code, text) => {
    expect(() => readReport(text, "part.json")).toThrow(`(${code})`);
  });
});

test("names the key that is wrong", () => {
  expect(() => readReport(JSON.stringify({ ...whole, verdict: "fine" }), "part.json")).toThrow(
    "part.json is no preview: `verdict`: ",
  );
});
