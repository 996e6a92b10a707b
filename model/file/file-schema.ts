import { z } from "zod";
import { cloudNames } from "../cloud-name";
import { relaysSchema } from "../edge";
import { environmentSchema } from "../environment";

/**
 * What one file may say: any part of an environment, since the rest may stand in its defaults. Nothing is required, null
 * removes, and two sections exist only in files: what a cloud needs, and what all edges' relays share.
 */
export const fileSchema = withClouds();

function withClouds(): z.ZodObject {
  // which cloud it is decides which section counts, so a section cannot say it
  const { cloud, ...shape }: Readonly<Record<string, z.core.$ZodType>> = (partial(environmentSchema) as z.ZodObject)
    .shape;
  const settings = {
    ...shape,
    relays: partial(relaysSchema)
      .nullable()
      .optional()
      .describe("What the relays of every edge share; an edge's own wins"),
  };
  const section = z.strictObject(settings).nullable().optional();
  const clouds = Object.fromEntries(cloudNames.map((name) => [name, section]));
  return z.strictObject({
    ...(cloud && { cloud }),
    ...settings,
    clouds: z
      .strictObject(clouds)
      .nullable()
      .optional()
      .describe("Settings for the environments of one cloud; stronger than those beside them"),
  });
}

function partial(schema: z.core.$ZodType): z.ZodType {
  const loose = loosened(schema);
  const { description } = schema as z.ZodType;
  return description === undefined ? loose : loose.describe(description);
}

function loosened(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return partial(schema.def.innerType);
  }
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    return z.strictObject(Object.fromEntries(fields.map(([key, field]) => [key, removable(field)])));
  }
  if (schema instanceof z.ZodRecord)
    return z.record(schema.keyType as z.ZodString, partial(schema.valueType).nullable());
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(partial));
  return schema as z.ZodType;
}

/** The description stands outside, where editors look for it. */
function removable(field: z.core.$ZodType): z.ZodType {
  const made = partial(field);
  const optional = made.nullable().optional();
  return made.description === undefined ? optional : optional.describe(made.description);
}
