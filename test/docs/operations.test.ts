import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(__dirname, "../../docs/operations");
const commands = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), "utf8").matchAll(/`(?:npx )?(cdktf (?:deploy|destroy) [^`]+)`/g)].map(
    ([, command = ""]) => [file, command] as const,
  ),
);

/** The stacks that a stack of an environment reads, and cdktf wants to deploy with it. */
function readBy(stack: string, all: readonly string[]): string[] {
  const kind = /-(entry|home|traffic|edge-\w+)$/.exec(stack)?.[1] ?? "";
  if (kind === "traffic") return all.filter((one) => one !== stack);
  return kind.startsWith("edge") ? all.filter((one) => /-(entry|home)$/.test(one)) : [];
}

/** Whether cdktf takes the stacks as all that belongs together. */
function areWhole(verb: string, patterns: readonly string[]): boolean {
  const [, environment = ""] = /^'?([a-z]+-[a-z]+)-/.exec(patterns[0] ?? "") ?? [];
  const all = ["entry", "home", "edge-tokyo", "edge-wuxi", "edge-other", "traffic"].map(
    (one) => `${environment}-${one}`,
  );
  const meant = patterns.map((pattern) => new RegExp(`^${pattern.replaceAll("'", "").replace("*", ".*")}$`));
  const isMeant = (stack: string) => meant.some((one) => one.test(stack));
  const wanted = (stack: string) =>
    verb === "deploy" ? readBy(stack, all) : all.filter((one) => readBy(one, all).includes(stack));
  expect(all.filter(isMeant)).not.toEqual([]);
  return all.filter(isMeant).every((stack) => wanted(stack).every(isMeant));
}

test("there are commands to look at", () => {
  expect(commands.length).toBeGreaterThan(8);
});

test.each(commands)("%s: cdktf takes `%s`", (_file, command) => {
  const [named = "", ...flags] = command.split(" --");
  const [, verb = "", ...stacks] = named.split(" ");
  const alone = ["ignore-missing-stack-dependencies", ...(stacks.length > 1 ? ["parallelism 1"] : [])];
  expect(flags).toEqual(areWhole(verb, stacks) ? [] : alone);
});
