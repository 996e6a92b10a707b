import { reasonInWords } from "../../../preview/guard/fate";

test.each([
  ["replace_because_tainted", "it is marked as tainted"],
  ["replace_because_cannot_update", undefined],
  [undefined, undefined],
  // what every object has is no reason
  ["toString", undefined],
  ["__proto__", undefined],
])("%s means %p", (reason, words) => {
  expect(reasonInWords(reason)).toBe(words);
});
