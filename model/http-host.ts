import { z } from "zod";

/** Name that an HTTP request asks for. */
export const httpHost = z
  .string()
  .min(3)
  .max(80)
  .regex(/^[A-Za-z0-9.-]+$/, "must be a host name");
