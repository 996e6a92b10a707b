import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { parse } from "yaml";
import {
  cell,
  code,
  commit,
  fenced,
  few,
  html,
  label,
  prose,
  quoted,
  shortened,
  visible,
} from "../../../preview/report/escape";

const parser = new MarkdownIt({ html: true, linkify: true });
const spans = (markdown: string): string[] =>
  (parser.parse(`- ${markdown}`, {}).find(({ type }) => type === "inline")?.children ?? []).map(
    ({ content }) => content,
  );
const seen = fc.string({ unit: fc.constantFrom("`", " ", "\\", "a", "$", "<", "|", "*"), minLength: 1, maxLength: 30 });

test("a code span shows exactly what was put into it", () => {
  fc.assert(
    fc.property(seen, (text) => {
      expect(spans(code(text))).toEqual([text]);
    }),
    { examples: [["`"], ["``"], [" `a` "], ["\\"], [" "], ["  "]] },
  );
});

test("a bar in a table is a broken one, so that each parser sees the same columns", () => {
  expect(cell("a|b\\|c")).toBe("`a¦b\\¦c`");
});

test.each([
  ["\u202eabc", "\\u{202e}abc"],
  ["a\r\nb", "a\\u{d}\\u{a}b"],
  ["\u200b\ufeff\u3164", "\\u{200b}\\u{feff}\\u{3164}"],
  ["\ud800", "\\u{d800}"],
  ["🎉 é 東京", "🎉 é 東京"],
])("what cannot be seen is spelt out: %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("what is too long says how much is missing, and no sign is cut in two", () => {
  expect(shortened("🎉".repeat(10), 5)).toBe("🎉🎉… (16 more characters)");
});

test.each([
  ["the edge `tokyo` would be lost, of 3", "the edge `tokyo` would be lost, of 3"],
  ["ask @octocat or see #12", "ask `@octocat` or see `#12`"],
  ["GH-1 and deadbee", "`GH-1` and `deadbee`"],
  ["see https://x.example now", "see `https://x.example` now"],
  ["a <b> [x](y) **z**", "a `<b> [x](y) **z**`"],
  ["an odd ` tick", "an odd `` ` `` tick"],
  ["two `a``b` spans", "two `a` `b` spans"],
  ["(seven days), it's an in-place change", "(seven days), it's an in-place change"],
  ["1. one", "`1.` one"],
  ["www. `evil.example`", "`www.` `evil.example`"],
])("prose: %s", (text, shown) => {
  expect(prose(text)).toBe(shown);
});

test("no line ends a block of code", () => {
  const lines = ["```", "``````", "a\n```", "~~~"];
  const blocks = parser.parse(fenced("diff", lines), {});

  expect(blocks.map(({ type, content }) => [type, content])).toEqual([["fence", "```\n``````\na\\u{a}```\n~~~\n"]]);
});

test("HTML, labels of a drawing, and commits", () => {
  expect(html("<b>&\"'`")).toBe("&#60;b&#62;&#38;&#34;&#39;&#96;");
  expect(label('a"];click n0 [x](y)')).toBe("a___click_n0__x__y_");
  expect(commit("a".repeat(40))).toBe("a".repeat(40));
  expect(commit("@octocat")).toBe("`@octocat`");
  expect(few(["a", "b", "c"], 2)).toBe("`a`, `b` and 1 more");
});

test("a quoted text is the same text to YAML", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const written = quoted(text);

      expect(parse(written)).toBe(text);
      expect(visible(written)).toBe(written);
    }),
  );
});
