import { CsvError, parse } from "csv-parse/sync";
import { own } from "../../model/own";
import type { LocatedProblem, Problem } from "../../model/problem";
import { didYouMean, suggest } from "../../model/suggest";
import { when } from "../../model/when";
import type { CsvFile } from "./csv-file";

/** A row by the names of its columns. A cell that is left empty is not there. */
export interface CsvRow {
  /** Counts from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Columns by name, those that a file must have and those that it may have. */
export interface Columns {
  readonly must: readonly string[];
  readonly may?: readonly string[];
}

interface Line {
  readonly line: number;
  readonly values: readonly string[];
}

/** The rows of a file with a header, without empty lines and those that begin with `#`, and all that is wrong with their shape. */
export function readCsv(
  file: CsvFile,
  columns: Columns,
): { readonly rows: readonly CsvRow[]; readonly problems: readonly LocatedProblem[] } {
  const tell = (line: number, { code, what, fix }: Problem): LocatedProblem => {
    return { file: file.name, line, column: 1, code: `simulator/${code}`, what, fix };
  };
  const read = parsed(file.text);
  if ("broken" in read) {
    const { line, message } = read.broken;
    return { rows: [], problems: [tell(line, { code: "csv-syntax", what: visible(message), fix: "mend the quotes" })] };
  }
  const [header, ...lines] = read.records;
  const heads = headerProblems(header?.values ?? [], columns);
  if (header === undefined || heads.length > 0) {
    return { rows: [], problems: heads.map((problem) => tell(header?.line ?? 1, problem)) };
  }
  const judged = lines.map(({ line, values }) => ({ line, ...judge(header.values, values, columns) }));
  return {
    rows: judged.flatMap(({ line, cells }) => (cells === undefined ? [] : [{ line, cells }])),
    problems: judged.flatMap(({ line, problem }) => (problem === undefined ? [] : [tell(line, problem)])),
  };
}

/** csv-parse quotes what it stumbled over. */
function visible(message: string): string {
  return message.replaceAll(/\p{Cc}/gu, "?");
}

type Parsed =
  { readonly records: readonly Line[] } | { readonly broken: { readonly line: number; readonly message: string } };

function parsed(text: string): Parsed {
  const records: Line[] = [];
  try {
    parse(text, {
      bom: true,
      comment: "#",
      comment_no_infix: true,
      on_record: (values, { lines: line }) => void records.push({ line, values }),
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return { records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { broken: { line: Number(error["lines"] ?? 1), message: error.message } };
  }
}

function headerProblems(names: readonly string[], columns: Columns): Problem[] {
  const { must, may = [] } = columns;
  const known = [...must, ...may];
  const header = `\`${must.join(",")}\``;
  const more = may.length === 0 ? "" : `, which may go on with \`${may.map((name) => `,${name}`).join("")}\``;
  const problem = (what: string, fix: string): Problem => ({ code: "csv-header", what, fix });
  const separator = wrongSeparator(names);
  if (separator !== undefined)
    return [problem(`its cells are separated with ${separator}`, `separate them with commas: ${header}`)];
  const unprintable = names.flatMap((name) => controlIn("the header", name));
  if (unprintable.length > 0) return unprintable;
  const isNumber = names.some((name) => /^[-\d.]+$/.test(name));
  const isMeant = !isNumber && names.some((name) => suggest(name, known) !== undefined);
  if (!isMeant && !names.some((name) => known.includes(name))) {
    const found = names.length === 0 ? "the file has no rows" : `the first line is \`${names.join(",")}\``;
    return [problem(`there is no header: ${found}`, `begin the file with the line ${header}${more}`)];
  }
  const fix = `write the header ${header}${more}`;
  const missing = must.filter((name) => !names.includes(name)).map((name) => `\`${name}\``);
  return [
    ...when(missing.length > 0, () => problem(`there is no column ${missing.join(" and ")}`, fix)),
    ...names.flatMap((name, index) => {
      if (!known.includes(name)) return [problem(`\`${name}\` is no column here${didYouMean(name, known)}`, fix)];
      return names.indexOf(name) === index ? [] : [problem(`column \`${name}\` is there twice`, fix)];
    }),
  ];
}

/** What stands in a header of a single cell where commas should be. */
function wrongSeparator(names: readonly string[]): string | undefined {
  const [only = "", ...others] = names;
  if (others.length > 0) return undefined;
  if (only.includes("\t")) return "tabs";
  return only.includes(";") ? "semicolons" : undefined;
}

/** What terminals obey, line ends among it, and what no page or picture may hold. */
function controlIn(where: string, text: string): Problem[] {
  const [found] = /[\p{Cc}\uFFFE\uFFFF]/u.exec(text) ?? [];
  if (found === undefined) return [];
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  const what = `${where} holds U+${code}, a character that cannot be shown`;
  return [{ code: "csv-character", what, fix: "take it out: a cell is one line of text" }];
}

function judge(
  names: readonly string[],
  values: readonly string[],
  { must }: Columns,
): { readonly cells?: CsvRow["cells"]; readonly problem?: Problem } {
  const named = names.flatMap((name, index) => (values[index] ? [[name, values[index]] as const] : []));
  const cells = Object.fromEntries(named);
  if (values.length > names.length) {
    const what = `the row has ${values.length} cells, and the header ${names.length}`;
    return { problem: { code: "csv-cells", what, fix: "put cells with commas in them into quotes" } };
  }
  const [control] = named.flatMap(([name, text]) => controlIn(`\`${name}\``, text));
  if (control !== undefined) return { problem: control };
  const missing = must.filter((name) => own(cells, name) === undefined).map((name) => `\`${name}\``);
  if (missing.length === 0) return { cells };
  const what = `the row says nothing under ${missing.join(" and ")}`;
  return { problem: { code: "csv-cells", what, fix: "fill the cell, or drop the row" } };
}
