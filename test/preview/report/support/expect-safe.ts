import MarkdownIt from "markdown-it";
import { isLost } from "../../../../preview/report/kind";
import type { PreviewReport } from "../../../../preview/report/preview-schema";

const parser = new MarkdownIt({ html: true, linkify: true });

/** What the renderer itself writes; nothing else may be read as HTML. */
const ownHtml = [
  /^<!-- anycast-edge preview -->\n$/,
  /^<details>\n<summary>(?:[^<>]|<code>[^<>]*<\/code>)*<\/summary>\n$/,
  /^<\/details>\n$/,
];
const ownHeadings = new Set([
  "Guard",
  "Destroyed, replaced or forgotten",
  "Left to run on",
  "Games and environments",
  "The same change in several stacks",
  "Stack by stack",
  "What hangs together",
  "Without a whole plan",
  "Notes",
  "What it means for players",
]);
const never = ["html_inline", "link_open", "image", "ordered_list_open", "s_open", "em_open", "code_block"];
const mermaid =
  /^(?:flowchart LR|n\d+\["[\w.…-]*<br\/>[\w ,:-]+"\]:::[a-z]+|n\d+ --> n\d+|classDef [a-z]+ [a-z0-9:#,-]+)$/;
const plainText = /^[A-Za-z0-9 ,.;:()'/?…+%-]*$/;
const reference = /@|#|\bGH-|\bwww\b|:\/\/|[A-Za-z]-\d|\d-[A-Za-z]|\b[0-9a-f]{7,}\b|:\w+:/;

/** Nothing of the report is anything but text: in tokens of GitHub's Markdown, not by what the source looks like. */
export function expectSafe(markdown: string, { git }: PreviewReport): void {
  const tokens = parser.parse(markdown, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const types = new Set([...tokens, ...inline].map(({ type }) => type));
  expect(never.filter((type) => types.has(type))).toEqual([]);

  const html = tokens.filter(({ type }) => type === "html_block").map(({ content }) => content);
  expect(html[0]).toMatch(ownHtml[0] ?? "");
  expect(html.filter((content) => !ownHtml.some((own) => own.test(content)))).toEqual([]);
  const opened = html.filter((content) => content.startsWith("<details>")).length;
  expect(html.filter((content) => content.startsWith("</details>"))).toHaveLength(opened);
  // all in turn: nothing is within something else
  expect(html.slice(1).every((content, place) => content.startsWith(place % 2 === 0 ? "<details>" : "</"))).toBe(true);

  const fences = tokens.filter(({ type }) => type === "fence");
  expect(fences.filter(({ info }) => !["diff", "hcl", "yaml", "mermaid", "text"].includes(info))).toEqual([]);
  const drawn = fences.filter(({ info }) => info === "mermaid").flatMap(({ content }) => content.trimEnd().split("\n"));
  expect(drawn.filter((line) => !mermaid.test(line))).toEqual([]);
  const headings = tokens.flatMap(({ type }, place) =>
    type === "heading_open" ? [tokens[place + 1]?.content ?? ""] : [],
  );
  expect(headings.slice(1).filter((title) => !ownHeadings.has(title))).toEqual([]);
  expect(new Set(headings).size).toBe(headings.length);

  // the footer alone links to the two commits
  const footer = new Set(tokens.findLast(({ type }) => type === "inline")?.children);
  const texts = inline
    .filter(({ type }) => type === "text")
    .map((token) => (footer.has(token) ? without(token.content, [git.base.commit, git.head.commit]) : token.content));
  expect(texts.filter((text) => !plainText.test(text) || reference.test(text))).toEqual([]);
  expectEvenTables(tokens.map(({ type }) => type));
}

function without(text: string, commits: readonly string[]): string {
  const real = commits.filter((commit) => /^[0-9a-f]{40}$/.test(commit));
  return real.reduce((left, commit) => left.replaceAll(commit, ""), text);
}

/** Each object that would be lost has a line, or is in a number. */
export function expectAllLost(markdown: string, { stacks }: PreviewReport): void {
  const lost = stacks.flatMap(({ changes }) => changes.filter(isLost)).length;
  const [, section = ""] = markdown.split("\n### Destroyed, replaced or forgotten\n");
  const lines = (section.split("\n### ")[0] ?? "").split("\n").filter((line) => line.startsWith("- "));
  const told = lines.map((line) => {
    if (line.startsWith("- **")) return 1;
    const numbers = line.replace(/^.*(?:`|several|more stacks?):/, "").match(/\d+(?= [a-z])/g) ?? [];
    return numbers.reduce((sum, number) => sum + Number(number), 0);
  });
  expect(told.reduce((sum, number) => sum + number, 0)).toBe(lost);
}

function expectEvenTables(types: readonly string[]): void {
  for (const table of types.join(" ").match(/table_open(?: (?!table_)\w+)*/g) ?? []) {
    const rows = table.match(/tr_open(?: (?!tr_)\w+)*/g) ?? [];
    const widths = rows.map((row) => row.split(" ").filter((type) => /^t[hd]_open$/.test(type)).length);
    expect(widths).toEqual(widths.map(() => widths[0]));
  }
}
