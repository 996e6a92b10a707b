import { atLeast } from "../../../cli/checks/version";

test.each([
  ["1.5.0", "1.5", true],
  ["1.10.3", "1.5", true],
  ["2.0", "1.5", true],
  ["1.4.9", "1.5", false],
  ["0.99", "1.5", false],
  ["1.9.8", "1.10", false],
  ["1.10.0-beta1", "1.10", true],
])("%s is at least %s: %s", (version, wanted, expected) => {
  expect(atLeast(version, wanted)).toBe(expected);
});
