import { deployCommand } from "../../cli/deploy-command";

test.each([
  [["duel-test-traffic"], "npx cdktf deploy duel-test-traffic --ignore-missing-stack-dependencies"],
  [
    ["duel-test-home", "duel-test-traffic"],
    "npx cdktf deploy duel-test-home duel-test-traffic --ignore-missing-stack-dependencies --parallelism 1",
  ],
])("%j", (stacks, command) => {
  expect(deployCommand(stacks)).toBe(command);
});
