import { execFileSync } from "node:child_process";
import { commandLine } from "../../../cli/new-environment/command-line";

test("says the same as the answers, in the words of the command line", () => {
  const flags = { bandwidth: "100", zone: ["a-1", "a-2"], port: [], edge: ["eu=r:r-1:1"], relayImage: "img-1" };

  expect(commandLine({ game: "duel", environment: "test" }, flags)).toBe(
    "npx anycast-edge new duel test --bandwidth 100 --zone a-1 --zone a-2 --edge eu=r:r-1:1 --relay-image img-1",
  );
});

test("works on the environments that it was called for", () => {
  expect(commandLine({ game: "duel", environment: "test" }, { zone: [], port: [], edge: [] }, ["--games", "a b"])).toBe(
    "npx anycast-edge --games 'a b' new duel test",
  );
});

test("a shell reads the words as they were answered", () => {
  const image = "it's $HOME; `id`";
  const line = commandLine({ game: "duel", environment: "test" }, { image, zone: [], port: [], edge: [] });
  const words = execFileSync("sh", ["-c", line.replace(/^npx/, "printf '%s\\n'")], { encoding: "utf8" });

  expect(words.trimEnd().split("\n")).toEqual(["anycast-edge", "new", "duel", "test", "--image", image]);
});
