import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capabilitySummary } from "../model/capability-summary";
import { capabilityTable } from "../model/capability-table";
import { blocks, commandsOf, readme } from "./support/readme";

const root = join(__dirname, "..");

jest.setTimeout(120_000);

/** Blocks whose note begins so, with the rest of the note. */
const noted = (start: string) =>
  blocks
    .filter(({ note }) => note.startsWith(start))
    .map(({ note, text }) => [note.slice(start.length), text] as const);

test("is short, and each of its blocks says how it is kept true", () => {
  expect(readme.split("\n").length).toBeLessThan(150);
  expect(blocks).toHaveLength((readme.match(/^```/gm)?.length ?? 0) / 2);
  expect(blocks.filter(({ note }) => !/^(file=\S+|run|test=\S+)$/.test(note))).toEqual([]);
});

test.each([
  ["README.md", capabilitySummary],
  ["docs/clouds.md", capabilityTable],
])("%s has the capability table as it is generated: npm run capabilities", (file, generated) => {
  const text = readFileSync(join(root, file), "utf8");
  const [, table] = /<!-- prettier-ignore-start -->\n([^]*?)<!-- prettier-ignore-end -->/.exec(text) ?? [];
  expect(table).toBe(generated());
});

test.each(noted("file="))("quotes %s as it is", (file, text) => {
  expect(text).toBe(readFileSync(join(root, file), "utf8"));
});

test.each(noted("test="))("%s takes its commands from here", (file) => {
  expect(readFileSync(join(root, file), "utf8")).toContain(`commandsFor("${file}")`);
});

test.each(blocks.filter(({ note }) => note === "run").flatMap(commandsOf))("`%s` works", (command) => {
  const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: root, encoding: "utf8" });
  expect({ status, stderr }).toMatchObject({ status: 0 });
});
