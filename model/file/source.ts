import { readFileSync, realpathSync, statSync } from "node:fs";
import { sep } from "node:path";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { LocatedProblem } from "../problem";
import type { Path } from "../rule";

/** Bytes; far above any environment, far below what makes a parser suffer. */
const maxBytes = 256 * 1024;
/** How often aliases may repeat what they stand for; YAML's "billion laughs" needs more. */
const maxAliases = 100;

/** A place in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One YAML file, read. */
export interface Source {
  readonly file: string;
  /** What it says; an empty file says nothing. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the value at a path stands, or as much of the path as there is. */
  locate(path: Path): Position;
  /** Where the key at a path stands, or as much of the path as there is. */
  locateKey(path: Path): Position;
}

/** A file that was read, or why not. */
export type Read = { readonly source: Source } | { readonly problems: readonly LocatedProblem[] };

/** Reads one YAML file. Whatever it holds, the result is a value or problems; nothing is thrown. */
export function readSource(file: string, folder: string): Read {
  const text = readText(file, folder);
  return typeof text === "string" ? parse(file, text) : { problems: [text] };
}

function readText(file: string, folder: string): string | LocatedProblem {
  try {
    const outside = !realpathSync(file).startsWith(realpathSync(folder) + sep);
    if (outside)
      return problem(
        file,
        "file/outside",
        `${file} is a link to a file outside ${folder}`,
        "put the file itself there",
      );
    const { size } = statSync(file);
    if (size > maxBytes) {
      return problem(
        file,
        "yaml/too-large",
        `${file} has ${size} bytes, more than ${maxBytes}`,
        "split it into environments, or remove what is not settings",
      );
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
      return problem(file, "yaml/encoding", `${file} is not UTF-8 text`, "save it as UTF-8");
    }
    return problem(
      file,
      "file/unreadable",
      `${file} cannot be read: ${code}`,
      "check that it is a file and may be read",
    );
  }
}

function parse(file: string, text: string): Read {
  const lines = new LineCounter();
  // no warning is printed: it is a problem here
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: "error",
  });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const errors = [...document.errors, ...document.warnings];
  const exhausted = errors.find(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (exhausted) {
    const deep = problem(
      file,
      "yaml/too-deep",
      "its settings are nested too deeply",
      "write settings as they are documented",
    );
    return { problems: [{ ...deep, ...at(exhausted.pos[0]) }] };
  }
  if (errors.length > 0) {
    return {
      problems: errors.map(({ code, message, pos: [offset] }) => ({
        ...(code === "MULTIPLE_DOCS"
          ? problem(
              file,
              "yaml/documents",
              "the file holds more than one YAML document",
              "keep one: each environment is a file of its own",
            )
          : problem(
              file,
              "yaml/syntax",
              `not valid YAML: ${message.split("\n")[0] ?? message}`,
              "correct the YAML at this place",
            )),
        ...at(offset),
      })),
    };
  }
  return plain(file, document, at);
}

function plain(file: string, document: Document.Parsed, at: (offset: number) => Position): Read {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases }) ?? {};
    // an alias of what it is part of has no end
    JSON.stringify(value);
  } catch {
    return {
      problems: [
        problem(
          file,
          "yaml/alias",
          "its aliases repeat too much, or without end",
          "write the values out instead of `*name`",
        ),
      ],
    };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return {
      problems: [
        problem(
          file,
          "yaml/not-a-map",
          `holds ${Array.isArray(value) ? "a list" : "a single value"} where settings are expected`,
          "write settings as `key: value`",
        ),
      ],
    };
  }
  const locate = (path: Path, key: boolean): Position => {
    const [start] = nodeAt(document, path, key)?.range ?? [0];
    return at(start);
  };
  const dangerous = forbiddenKey(value, []);
  if (dangerous) {
    const { line, column } = locate(dangerous, true);
    return {
      problems: [
        {
          ...problem(file, "yaml/key", `\`${dangerous.join(".")}\` cannot be a key`, "use another name"),
          line,
          column,
        },
      ],
    };
  }
  return {
    source: {
      file,
      value: value as Record<string, unknown>,
      locate: (path) => locate(path, false),
      locateKey: (path) => locate(path, true),
    },
  };
}

/** `__proto__` means something else to JavaScript than to the reader of the file. */
function forbiddenKey(value: unknown, path: Path): Path | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, item] of Object.entries(value)) {
    const found = key === "__proto__" ? [...path, key] : forbiddenKey(item, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

/** The node at the path, or the last there is on the way; its key where `key` asks for it. */
function nodeAt(document: Document.Parsed, path: Path, key: boolean): Node | undefined {
  let found: Node | undefined;
  let node: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === step);
      if (!pair) return found;
      const wanted = key && index === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      found = wanted as Node;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      node = node.items[step];
      found = (node as Node | undefined) ?? found;
    } else return found;
  }
  return found;
}

function problem(file: string, code: string, what: string, fix: string): LocatedProblem {
  return { file, line: 1, column: 1, code, what, fix };
}
