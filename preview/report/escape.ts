// what a plan says is only ever shown inside code, where nobody is mentioned, nothing is linked and no HTML is read

/** What hides, turns text around, ends a line or is half a character. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** The text with everything in it that cannot be seen spelt out: `\u{202e}`. One line. */
export function visible(text: string): string {
  // most texts are plain, and looking at properties of signs is slow
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(unseen, (sign) => `\\u{${codePoint(sign).toString(16)}}`);
}

/** Its first characters, and how many more there are. */
export function shortened(text: string, most: number): string {
  const seen = visible(text);
  if (seen.length <= most) return seen;
  const start = seen.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}… (${seen.length - start.length} more characters)`;
}

/** A code span that shows the text as it is. */
export function code(text: string, most = 240): string {
  const shown = shortened(text, most);
  if (shown === "") return "(empty)";
  const ticks = "`".repeat(longestRun(shown) + 1);
  const space = /^[ `]|[ `]$/.test(shown) ? " " : "";
  return ticks + space + shown + space + ticks;
}

/** A code span in a table. Parsers do not agree on escaped bars, so a bar is shown as a broken one. */
export function cell(text: string, most = 40): string {
  return code(text.replaceAll("|", "¦"), most);
}

/** A commit as a link to it, where it is one. */
export function commit(text: string): string {
  return /^[0-9a-f]{40}$/.test(text) ? text : code(text, 60);
}

interface Word {
  readonly text: string;
  readonly kind: "plain" | "code" | "doubtful";
  readonly apart: boolean;
}

/**
 * A sentence for the middle of a line: plain English words and small numbers stay text, what stands in backticks and all
 * that could mean something to Markdown or to a forge becomes code.
 */
export function prose(text: string, most = 600): string {
  const words = [...shortened(text, most).matchAll(/(\s*)(?:`([^`]+)`|([^\s`]+|`))/g)].flatMap(
    ([, space = "", quoted, plain = ""]): Word[] =>
      quoted === undefined ? wordsIn(plain, space !== "") : [{ text: quoted, kind: "code", apart: space !== "" }],
  );
  return words
    .reduce<Word[]>(joinDoubtful, [])
    .map(({ text: word, kind, apart }, place, all) => {
      const shown = kind === "plain" ? word : code(word, most);
      const touchesCode = kind !== "plain" && place > 0 && all[place - 1]?.kind !== "plain";
      return place > 0 && (apart || touchesCode) ? ` ${shown}` : shown;
    })
    .join("");
}

/** Text and code in an HTML element. */
export function html(text: string, most = 160): string {
  return shortened(text, most).replace(/[&<>"'`]/g, (sign) => `&#${codePoint(sign)};`);
}

/** A block of code. No line ends it. */
export function fenced(language: string, lines: readonly string[]): string {
  const body = lines.map(visible).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}\n`;
}

/** A label for Mermaid: all signs that mean something there, or make a list of it, are replaced. */
export function label(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_.-]/g, "_");
  return name.length <= 60 ? name : `${name.slice(0, 59)}…`;
}

/** A text in quotes, exactly: for YAML that is copied from here. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(unseen, (sign) => `\\U${codePoint(sign).toString(16).padStart(8, "0")}`);
}

/** Some of the names, as code, and how many more there are. */
export function few(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => code(name, 80));
  return names.length > most ? `${shown.join(", ")} and ${names.length - most} more` : shown.join(", ");
}

/** Brackets around a name and what ends a clause are no part of it. */
function wordsIn(text: string, apart: boolean): Word[] {
  if (isPlain(text)) return [{ text, kind: "plain", apart }];
  const whole =
    /^(\()(.+)(\)[,;:?]*)$/.exec(text) ??
    /^(\(?)([^()[\]]+?)(\)?[,;:?]*)$/.exec(text) ??
    /^(\(?)(.+?)([,;:?]*)$/.exec(text);
  const [, open = "", inner = "", end = ""] = whole ?? [];
  return [
    { text: open, kind: "plain" as const, apart },
    { text: inner, kind: "doubtful" as const, apart: apart && open === "" },
    { text: end, kind: "plain" as const, apart: false },
  ].filter((word) => word.text !== "");
}

function joinDoubtful(joined: Word[], word: Word): Word[] {
  const last = joined.at(-1);
  if (last?.kind !== "doubtful" || word.kind !== "doubtful") return [...joined, word];
  return [...joined.slice(0, -1), { ...last, text: `${last.text}${word.apart ? " " : ""}${word.text}` }];
}

/** No digits within words, so no GH-1; not only a to f, so no commit. */
function isPlain(word: string): boolean {
  return (
    /^\(?(?:[A-Za-z]+(?:['/-][A-Za-z]+)*|\d{1,6})?[,.;:?)]*$/.test(word) &&
    !/\d[.)]/.test(word) &&
    !/^\(?(?:www\b|[a-f]{7,}\b)/i.test(word)
  );
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

function codePoint(sign: string): number {
  return sign.codePointAt(0) ?? 0;
}
