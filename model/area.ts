import { z } from "zod";

/** An area of an entry of kind `ga2`: players near it enter by an address of its own. */
export const areaSchema = z.strictObject({
  bandwidthMbps: z.int().min(1).describe("Cap on the traffic that enters and leaves here, in Mbit/s"),
  adopt: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe("Id of an existing area of the adopted accelerator, e.g. area-1a2b3c4d"),
  retire: z
    .string()
    .optional()
    .describe("First step of giving the area's address up for ever: the name of the area itself, e.g. ap-tokyo"),
});

/** An area of an entry of kind `ga2`. */
export type Area = z.infer<typeof areaSchema>;

/** The areas of an entry in the order they are built in: by name, those that are being given up last. */
export function areasInOrder(areas: Readonly<Record<string, Area>> = {}): (readonly [string, Area])[] {
  const goes = ({ retire }: Area): number => (retire === undefined ? 0 : 1);
  return Object.entries(areas).sort(([a, one], [b, other]) => goes(one) - goes(other) || (a < b ? -1 : 1));
}
