import { milliseconds, percent, seconds } from "../../picture/words";

test.each([
  [0, "0 %"],
  [0.00001, "< 0.1 %"],
  [0.027, "2.7 %"],
  [0.625, "63 %"],
  [0.9725, "97.3 %"],
  [0.99999, "> 99.9 %"],
  [0.9999999999, "100 %"],
  [1, "100 %"],
])("a share of %d is %s", (share, text) => {
  expect(percent(share).replaceAll("\u00a0", " ")).toBe(text);
});

test.each([
  [4.95, "5 s"],
  [7.5, "7.5 s"],
  [119, "119 s"],
  [120, "2 min"],
  [179.7, "3 min"],
  [150, "2 min 30 s"],
])("%d seconds are %s", (number, text) => {
  expect(seconds(number).replaceAll("\u00a0", " ")).toBe(text);
});

test("where there is no way there is a dash", () => {
  expect(milliseconds(undefined)).toBe("–");
  expect(milliseconds(48.4)).toBe("48\u00a0ms");
});
