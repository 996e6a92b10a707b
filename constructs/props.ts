import { Token } from "cdktf";
import { z } from "zod";
import type { Problem } from "../model/problem";
import { ProblemError } from "../model/problem";
import type { Path, Rule } from "../model/rule";
import { violations } from "../model/rule";

/**
 * The props, complete with defaults. Values that are known only after apply are let through: they are for the provider
 * to judge.
 *
 * @throws ProblemError with everything that is wrong, `props/wrong-value` each
 */
export function parseProps<T extends z.ZodType>(schema: T, props: unknown): z.output<T> {
  const result = schema.safeParse(props);
  if (result.success) return result.data;
  refuse(
    result.error.issues
      .map((issue) => ({ path: issue.path as Path, message: issue.message }))
      .filter(({ path }) => !isUnknownYet(props, path))
      .map(({ path, message }) => ({
        code: "props/wrong-value",
        what: `\`${path.join(".")}\`: ${message}`,
        fix: "see the documentation of the prop for what it takes",
      })),
  );
  return letTokensThrough(schema).parse(props) as z.output<T>;
}

/**
 * Holds a wish against the cloud's rules.
 *
 * @throws ProblemError with everything that is wrong
 */
export function obey<T>(rules: readonly Rule<T>[], wish: T): void {
  refuse(violations(rules, wish).filter(({ path }) => !isUnknownYet(wish, path)));
}

/** @throws ProblemError unless `problems` is empty */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems.map(({ code, what, fix }) => ({ code, what, fix })));
}

/**
 * A value that is a token cannot be judged, nor can a value that is compared with one: the finding `min > max` may
 * point at either, so a token of the same type beside it counts too.
 */
function isUnknownYet(root: unknown, path: Path): boolean {
  let parent: unknown;
  let value = root;
  for (const step of path) {
    parent = value;
    value = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }
  const beside: unknown[] = typeof parent === "object" && parent !== null ? Object.values(parent) : [];
  return [value, ...beside].some((other) => typeof other === typeof value && Token.isUnresolved(other));
}

/** The same schema with a token allowed wherever there is a single value. */
function letTokensThrough(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return letTokensThrough(schema.def.innerType).optional();
  if (schema instanceof z.ZodDefault) return letTokensThrough(schema.def.innerType).default(schema.def.defaultValue);
  if (schema instanceof z.ZodPrefault) return letTokensThrough(schema.def.innerType).prefault(schema.def.defaultValue);
  if (schema instanceof z.ZodArray) return z.array(letTokensThrough(schema.element));
  if (schema instanceof z.ZodRecord) return z.record(z.string(), letTokensThrough(schema.valueType));
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    return z.strictObject(Object.fromEntries(fields.map(([key, field]) => [key, letTokensThrough(field)])));
  }
  return z.union([z.custom((value) => Token.isUnresolved(value)), schema as z.ZodType]);
}
