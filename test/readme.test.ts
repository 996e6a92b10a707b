import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capabilityTable } from "../model/capability-table";

const root = join(__dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\w+) (\S+)\n(.*?)^```$/gms)].map(([, language, note, text]) => ({
  language: language ?? "",
  note: note ?? "",
  text: text ?? "",
}));

jest.setTimeout(120_000);

test("is short, and each of its blocks says how it is kept true", () => {
  expect(readme.split("\n").length).toBeLessThan(150);
  expect(blocks).toHaveLength((readme.match(/^```/gm)?.length ?? 0) / 2);
  expect(blocks.filter(({ note }) => !/^(file=\S+|run|test=\S+)$/.test(note))).toEqual([]);
});

test("has the capability table as it is generated: npm run capabilities", () => {
  const [, table] = /<!-- prettier-ignore-start -->\n([^]*?)<!-- prettier-ignore-end -->/.exec(readme) ?? [];
  expect(table).toBe(capabilityTable());
});

test.each(blocks.filter(({ note }) => note.startsWith("file=")).map(({ note, text }) => [note.slice(5), text]))(
  "quotes %s as it is",
  (file, text) => {
    expect(text).toBe(readFileSync(join(root, file), "utf8"));
  },
);

test.each(blocks.filter(({ note }) => note.startsWith("test=")).map(({ note, text }) => [note.slice(5), text]))(
  "%s runs these commands",
  (file, text) => {
    const source = readFileSync(join(root, file), "utf8");
    expect(commands(text).filter((command) => !source.includes(`readme: ${command}`))).toEqual([]);
  },
);

test.each(blocks.filter(({ note }) => note === "run").flatMap(({ text }) => commands(text)))(
  "`%s` works",
  (command) => {
    const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: root, encoding: "utf8" });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  },
);

function commands(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+#.*$/, "").trim())
    .filter((line) => line !== "");
}
