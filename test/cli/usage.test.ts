import { usageProblem } from "../../cli/usage";

test.each([
  ["error: unknown command 'lst'\n(Did you mean list?)", "unknown command `lst`, did you mean list?"],
  [
    "error: unknown option '--zon'\n(Did you mean one of --zone, --min?)",
    "unknown option `--zon`, did you mean one of --zone, --min?",
  ],
  ["error: missing required argument 'game'", "missing required argument `game`"],
])("%j is told in the words of all problems", (said, what) => {
  const fix = "see `anycast-edge list --help`";
  expect(usageProblem(said, "anycast-edge list")).toEqual({ code: "cli/usage", what, fix });
});
