import { z } from "zod";

/** Path of an HTTP request. */
export const httpPath = (longest: number) =>
  z
    .string()
    .regex(/^\/[\x21-\x7e]*$/, "must begin with a slash and hold no spaces")
    .max(longest);
