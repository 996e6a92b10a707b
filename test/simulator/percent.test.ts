import { percent } from "../../simulator/percent";

test.each([
  [0, "0 %"],
  [0.0004, "< 0.1 %"],
  [0.0123, "1.2 %"],
  [0.02, "2 %"],
  [0.05746, "5.7 %"],
  [0.096, "9.6 %"],
  [0.333, "33 %"],
  [0.9995, "> 99.9 %"],
  [0.1 + 0.2 + 0.7, "100 %"],
])("%d is told as %s", (share, told) => {
  expect(percent(share)).toBe(told);
});
