import { z } from "zod";
import type { Path } from "../rule";

/** The schemas that judge the value at a path: several where a union leaves the choice. */
function schemasAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType[] {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) return bare.options.flatMap((option) => schemasAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return [bare];
  const next = child(bare, key);
  return next === undefined ? [] : schemasAt(next, rest);
}

/** The settings there are at a path. */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const objects = schemasAt(schema, path).filter((one) => one instanceof z.ZodObject);
  return [...new Set(objects.flatMap((one) => Object.keys(one.shape)))];
}

/** The values to choose from at a path. */
export function valuesAt(schema: z.core.$ZodType, path: Path): string[] {
  return schemasAt(schema, path).flatMap((one) =>
    one instanceof z.ZodLiteral ? [...one.values].map(String) : one instanceof z.ZodEnum ? one.options.map(String) : [],
  );
}

/** Whether only whole numbers are taken at a path. */
export function isWholeAt(schema: z.core.$ZodType, path: Path): boolean {
  return schemasAt(schema, path).some((one) => one instanceof z.ZodNumber && one.format === "safeint");
}

/** `1 to 65535`, `at least 20`, or nothing where a number is not bounded. */
export function rangeAt(schema: z.core.$ZodType, path: Path): string | undefined {
  const number = schemasAt(schema, path).find((one) => one instanceof z.ZodNumber);
  const [min, max] = [bound(number?.minValue), bound(number?.maxValue)];
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  if (min !== undefined) return `at least ${min}`;
  return max === undefined ? undefined : `at most ${max}`;
}

function child(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (!(schema instanceof z.ZodObject)) return undefined;
  const shape = schema.shape as Readonly<Record<string, z.core.$ZodType>>;
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return wraps ? unwrap(schema.def.innerType) : schema;
}

/** zod bounds whole numbers by what JavaScript can count, which says nothing to a reader. */
function bound(value: number | null | undefined): number | undefined {
  return value === null || value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value;
}
