import { parse } from "yaml";
import { withStepWritten } from "../../../cli/shift/with-step-written";

const path = ["rollout", "at"];

test.each([
  ["a value of its own", "rollout:\n  at: 1 # now\n  by: dial\n", "rollout:\n  at: 2 # now\n  by: dial\n"],
  [
    "none yet, in a block",
    "a: 1\nrollout:\n    by: dial # new\nb: 2\n",
    "a: 1\nrollout:\n    at: 2\n    by: dial # new\nb: 2\n",
  ],
  ["none yet, in braces", "rollout: { by: dial }\n", "rollout: { at: 2, by: dial }\n"],
  ["none yet, in braces over lines", "rollout: {\n  by: dial,\n}\n", "rollout: {\n  at: 2, by: dial,\n}\n"],
  [
    "a rollout that is in the defaults",
    "# own\nhome: { region: x }\n",
    "# own\nrollout: { at: 2 }\nhome: { region: x }\n",
  ],
  ["an empty file", "# nothing\n", "# nothing\nrollout: { at: 2 }\n"],
  ["a key without a value", "rollout:\n  at:\n  by: dial\n", "rollout:\n  at: 2\n  by: dial\n"],
  [
    "a key without a value, and a comment",
    "rollout:\n  at: # now\n  by: dial\n",
    "rollout:\n  at: 2 # now\n  by: dial\n",
  ],
  [
    "none yet, and a comment on the first key",
    "rollout:\n  # new connections\n  # only\n  by: dial\n",
    "rollout:\n  at: 2\n  # new connections\n  # only\n  by: dial\n",
  ],
  ["none yet, as on Windows", "rollout:\r\n  by: dial\r\n", "rollout:\r\n  at: 2\r\n  by: dial\r\n"],
  ["lines that end as on Windows", "rollout:\r\n  at: 1\r\n  by: dial\r\n", "rollout:\r\n  at: 2\r\n  by: dial\r\n"],
])("%s: nothing else is changed", (_, before, after) => {
  expect(withStepWritten(before, path, 2)).toBe(after);
  expect(parse(after)).toMatchObject({ rollout: { at: 2 } });
});

test("a section of a cloud has its own", () => {
  const written = withStepWritten("clouds: { aws: { rollout: { at: 0, by: dial } } }\n", ["clouds", "aws", ...path], 1);
  expect(written).toBe("clouds: { aws: { rollout: { at: 1, by: dial } } }\n");
});

test.each([
  ["an alias", "x: &x { at: 1 }\nrollout: *x\n"],
  ["a list", "rollout: [1]\n"],
  ["a map as the step", "rollout: { at: { is: 1 } }\n"],
])("%s is not written to", (_, text) => {
  expect(withStepWritten(text, path, 2)).toBeUndefined();
});
