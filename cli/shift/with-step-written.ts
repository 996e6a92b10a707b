import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";

/**
 * The text of an environment's file with another `rollout.at`, and not a character changed beside it. Undefined where the
 * place cannot be written to: in an alias, or where a value stands that is no map.
 */
export function withStepWritten(text: string, path: readonly string[], at: number): string | undefined {
  const document = parseDocument(text, { logLevel: "error" });
  const { contents } = document;
  const whole = path.reduceRight<string>((inner, key, index) => {
    const value = index === path.length - 1 ? String(at) : `{ ${inner} }`;
    return `${key}: ${value}`;
  }, "");
  if (contents === null || (isMap(contents) && contents.items.length === 0)) {
    return contents === null ? `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${whole}\n` : undefined;
  }
  let map: unknown = contents;
  for (const [index, key] of path.entries()) {
    if (!isMap(map)) return undefined;
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (pair === undefined) return inserted(text, map, lineOf(path.slice(index), at));
    const { value } = pair;
    if (index === path.length - 1) {
      if (!isScalar(value) || !value.range) return undefined;
      const [start, end] = value.range;
      // a key without a value has its place right behind the colon
      const blank = text[start - 1] === ":" ? " " : "";
      return text.slice(0, start) + blank + String(at) + (text[end] === "#" ? " " : "") + text.slice(end);
    }
    map = value;
  }
  return undefined;
}

function lineOf([key = "", ...rest]: readonly string[], at: number): string {
  return rest.length === 0 ? `${key}: ${at}` : `${key}: { ${lineOf(rest, at)} }`;
}

/** Before the first key of the map and the comments above it: after a brace, or on a line of its own. */
function inserted(text: string, map: YAMLMap, line: string): string | undefined {
  const [first] = map.items;
  const start = isScalar(first?.key) ? first.key.range?.[0] : undefined;
  if (start === undefined) return undefined;
  if (map.flow === true) return `${text.slice(0, start)}${line}, ${text.slice(start)}`;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (/[^ ]/.test(indent)) return undefined;
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const place = aboveComments(text, lineStart, indent);
  return `${text.slice(0, place)}${indent}${line}${end}${text.slice(place)}`;
}

/** Where the comments begin that stand right above a line, as far in as it. Those at the left edge of a file are the file's. */
function aboveComments(text: string, lineStart: number, indent: string): number {
  if (indent === "") return lineStart;
  let place = lineStart;
  for (;;) {
    const before = text.lastIndexOf("\n", place - 2) + 1;
    if (before >= place || !text.slice(before, place).startsWith(`${indent}#`)) return place;
    place = before;
  }
}
