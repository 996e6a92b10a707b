import type { Arguments } from "./resources";

/** Whether something is written, known or not: null is as good as absent. */
export function isSet(args: Arguments, name: string): boolean {
  return args[name] !== undefined && args[name] !== null;
}

/** Those of the names that are written. */
export function setAmong(args: Arguments, names: readonly string[]): string[] {
  return names.filter((name) => isSet(args, name));
}

/** Whether Terraform works the value out: nothing can be said of it here. */
export function isTemplate(value: unknown): boolean {
  return typeof value === "string" && /(^|[^$])(\$\$)*\$\{|(^|[^%])(%%)*%\{/.test(value);
}

/** The text, if it is known. */
export function text(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && !isTemplate(value) ? value.replaceAll(/([$%])\1(?=\{)/g, "$1") : undefined;
}

/** The number, if it is known; Terraform takes numbers in quotes. */
export function number(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** true or false, if it is known; Terraform takes both in quotes. */
export function flag(value: unknown): boolean | undefined {
  if (value === true || value === "true") return true;
  return value === false || value === "false" ? false : undefined;
}

/** Blocks of one name: Terraform's JSON has one as an object, several as a list. */
export function blocks(args: Arguments, name: string): Arguments[] {
  return [args[name]].flat().filter((block): block is Arguments => typeof block === "object" && block !== null);
}

/** Blocks of one name, and what `dynamic` blocks make of it: what Terraform works out is a template in these. */
export function blocksAndDynamic(args: Arguments, name: string): Arguments[] {
  const dynamic = blocks(args, "dynamic").flatMap((one) => blocks(one, name));
  return [...blocks(args, name), ...dynamic.flatMap((one) => blocks(one, "content"))];
}

/** Whether blocks of that name may come from a `dynamic` block, or as a whole from a template. */
export function mayHaveMore(args: Arguments, name: string): boolean {
  return blocks(args, "dynamic").some((dynamic) => Object.hasOwn(dynamic, name)) || isTemplate(args[name]);
}

/** The entries of a list, none where it is a template. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/**
 * What two resources mean when they write the same: a known text, or the same reference. A reference that depends on
 * `count` or `for_each` means something else in each.
 */
export function identity(value: unknown): string | undefined {
  const known = text(value);
  if (known !== undefined) return known;
  return typeof value === "string" && !/\b(each|count|self)\./.test(value) ? value : undefined;
}

/** The resource a reference is to: `aws_lb.endpoint` and `arn` for `${aws_lb.endpoint.arn}`. */
export function reference(value: unknown): { readonly address: string; readonly attribute: string } | undefined {
  const match = typeof value === "string" ? /^\$\{([a-z0-9]+_\w+\.[\w-]+)\.(\w+)\}$/.exec(value) : undefined;
  const [, address, attribute] = match ?? [];
  return address === undefined || attribute === undefined ? undefined : { address, attribute };
}
