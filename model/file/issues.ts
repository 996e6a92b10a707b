import type { z } from "zod";
import { dotted } from "../dotted";
import type { Problem } from "../problem";
import type { Path } from "../rule";
import { show } from "../show";
import { suggest, didYouMean } from "../suggest";
import { isWholeAt, keysAt, rangeAt, valuesAt } from "./schema-at";
import { valueAt } from "./value-at";

/** A {@link Problem} of a setting. */
export interface SettingProblem extends Problem {
  readonly path: Path;
  /** The key is wrong, not the value. */
  readonly atKey?: boolean;
  /** The setting that was probably meant by an unknown one. */
  readonly meant?: Path;
}

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of settings",
  record: "a group of settings",
};

/** What zod itself checks, where a schema says nothing of its own. */
const formats: Readonly<Record<string, string>> = {
  cidrv4: "must be an address range such as 10.0.0.0/16",
  ipv4: "must be an IPv4 address such as 203.0.113.7",
};

/** What `schema` finds wrong with a value, in the words of whoever wrote it. */
export function settingProblems(schema: z.ZodType, value: unknown): SettingProblem[] {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return issues.flatMap((issue) => unfold(issue)).flatMap((issue) => settingProblem(issue, schema, value));
}

function settingProblem(issue: Issue, schema: z.ZodType, root: unknown): SettingProblem[] {
  const path = issue.path as Path;
  const value = valueAt(root, path);
  const name = `\`${dotted(path)}\``;
  const is = `${name} is ${show(value)}`;
  switch (issue.code) {
    case "invalid_type":
      return [
        value === undefined
          ? missingOf(schema, path, issue.expected)
          : wrongType(path, value, expectedAt(schema, path, issue.expected), keysAt(schema, path)),
      ];
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], keysAt(schema, path)));
    case "invalid_value": {
      const values = valuesAt(schema, path);
      if (value === undefined)
        return [missing(path, values.length === 1 ? values.join() : `one of ${values.join(", ")}`, [])];
      const what = `${is}, which is none of its values${didYouMean(typeof value === "string" ? value : show(value), values)}`;
      return [{ code: "setting/choice", path, what, fix: `choose ${oneOf(values)}` }];
    }
    case "too_small":
    case "too_big": {
      if (issue.origin === "number") {
        const range = rangeAt(schema, path) ?? "another range";
        return [
          {
            code: "setting/range",
            path,
            what: `${is}, but it must be ${range}`,
            fix: `write ${expectedAt(schema, path, "number")}, ${range}`,
          },
        ];
      }
      return [length(path, value, issue)];
    }
    case "invalid_key": {
      const key = String(path.at(-1));
      const [why] = issue.issues;
      const what = `${show(key)} cannot be a name in \`${dotted(path.slice(0, -1))}\`: it ${why ? reason(why) : "is none"}`;
      return [{ code: "setting/name", path, atKey: true, what, fix: "write another name" }];
    }
    case "invalid_format":
    case "not_multiple_of":
    case "invalid_union":
    case "invalid_element":
    case "custom": {
      const why = (issue.code === "invalid_format" ? formats[issue.format] : undefined) ?? reason(issue);
      return [{ code: "setting/format", path, what: `${is}: it ${why}`, fix: `correct ${name}: it ${why}` }];
    }
  }
}

/** What is kept by names of one's own has no keys to tell, but each of its groups has. */
function missingOf(schema: z.ZodType, path: Path, expected: string): SettingProblem {
  const keys = keysAt(schema, path);
  const inEach = keys.length > 0 ? [] : keysAt(schema, [...path, "name"]);
  if (inEach.length > 0) return missing(path, "groups of settings by name, each with", inEach);
  return missing(path, expectedAt(schema, path, expected), keys);
}

function missing(path: Path, wanted: string, keys: readonly string[]): SettingProblem {
  const group = keys.length === 0 ? wanted : `${wanted}: ${keys.join(", ")}`;
  const name = dotted(path);
  return { code: "setting/missing", path, what: `\`${name}\` is missing`, fix: `add \`${name}\`, ${group}` };
}

function wrongType(path: Path, value: unknown, wanted: string, keys: readonly string[]): SettingProblem {
  // true is no more than it says
  const which = typeof value === "boolean" ? "" : `, which is ${kindOf(value)}`;
  const what = `\`${dotted(path)}\` is ${show(value)}${which}, not ${wanted}`;
  const missesQuotes = wanted === "text" && typeof value !== "object";
  const hasQuotes = wanted.endsWith("number") && typeof value === "string" && /^\d+$/.test(value);
  const fix = missesQuotes
    ? `put it in quotes: "${show(value)}"`
    : hasQuotes
      ? "leave the quotes out"
      : `write ${wanted}${wanted === kinds["object"] && keys.length > 0 ? `: ${keys.join(", ")}` : ""}`;
  return { code: "setting/type", path, what, fix };
}

function unknownKey(path: Path, known: readonly string[]): SettingProblem {
  const key = String(path.at(-1));
  const meant = suggest(key, known);
  const parent = path.slice(0, -1);
  return {
    code: "setting/unknown",
    path,
    atKey: true,
    ...(meant !== undefined && { meant: [...parent, meant] }),
    what: `there is no setting \`${dotted(path)}\`${didYouMean(key, known)}`,
    fix: meant === undefined ? `remove it, or choose ${oneOf(known)}` : `write \`${meant}\`, or remove it`,
  };
}

function length(path: Path, value: unknown, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): SettingProblem {
  const unit = issue.origin === "array" ? "entries" : "characters";
  const limit = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  const name = `\`${dotted(path)}\``;
  const what = `${name} is ${show(value)}, but it must have ${limit} ${unit}`;
  return { code: "setting/length", path, what, fix: `write ${limit} ${unit}` };
}

/**
 * A union says of each of its variants why it does not fit. What helps is the variant that was meant: the one with the
 * fewest complaints that are not about the kind of thing it is.
 */
function unfold(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  // the value that chooses between the variants is none of theirs
  if (issue.errors.length === 0) return [{ ...issue, code: "invalid_value", values: [] }];
  const choice = commonChoice(issue.errors);
  const [best = Infinity] = issue.errors.map(distance).sort((a, b) => a - b);
  const variants = issue.errors.filter((variant) => distance(variant) === best);
  const [first = []] = variants;
  const whole = variants.length > 1 && variants.flat().every(({ path }) => path.length === 0);
  const issues = choice ? [choice] : whole ? [together(variants.flat())] : first;
  return issues.flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** The setting that tells the variants apart, where none of them takes its value. */
function commonChoice(variants: readonly (readonly Issue[])[]): Issue | undefined {
  const [first = []] = variants;
  return first.find(
    ({ code, path }) =>
      code === "invalid_value" &&
      path.length > 0 &&
      variants.every((variant) =>
        variant.some((issue) => issue.code === "invalid_value" && dotted(issue.path as Path) === dotted(path as Path)),
      ),
  );
}

function distance(issues: readonly Issue[]): number {
  const weights = issues.map(({ code, path }) =>
    path.length === 0 && code !== "unrecognized_keys" ? 100 : code === "invalid_value" ? 10 : 1,
  );
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Things of several kinds would do, and this is none of them. */
function together(issues: readonly Issue[]): Issue {
  const wanted = issues.flatMap((issue) => {
    if (issue.code === "invalid_type") return [kind(issue.expected)];
    return issue.code === "invalid_value" ? issue.values.map(String) : [];
  });
  return { code: "invalid_type", expected: wanted.join(" or ") as "string", path: [], message: "", input: undefined };
}

function reason({ code, message, ...issue }: Issue): string {
  if (code === "too_big" && "maximum" in issue) return `must have at most ${issue.maximum} characters`;
  if (code === "too_small" && "minimum" in issue) return `must have at least ${issue.minimum} characters`;
  return message;
}

function expectedAt(schema: z.ZodType, path: Path, expected: string): string {
  return kind(expected === "number" && isWholeAt(schema, path) ? "int" : expected);
}

function kind(expected: string): string {
  return kinds[expected] ?? expected;
}

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return kind(typeof value);
}

function oneOf(values: readonly string[]): string {
  return values.length === 1 ? values.join("") : `one of: ${values.join(", ")}`;
}
