import { z } from "zod";

const prefix = z
  .string()
  .regex(/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*$/, "must be folder names joined by single slashes")
  .default("anycast-edge")
  .describe("Folder in the bucket under which the states lie");

/** Where Terraform keeps its state: one backend for all clouds, in no home or edge region. */
export const stateSchema = z.discriminatedUnion("backend", [
  z.strictObject({
    backend: z.literal("local"),
    folder: z.string().min(1).default("state").describe("Folder, relative to where the command runs"),
  }),
  z.strictObject({
    backend: z.literal("s3").describe("Locked by a lock file, which needs Terraform >= 1.10"),
    bucket: z.string().min(3).max(63),
    region: z.string().min(1),
    prefix,
  }),
  z.strictObject({
    backend: z.literal("cos").describe("Tencent COS; locking is built in"),
    bucket: z.string().regex(/-\d+$/, "must be name-appid, e.g. states-1250000000"),
    region: z.string().min(1),
    prefix,
  }),
  z.strictObject({
    backend: z.literal("pg").describe("PostgreSQL, one schema per stack; the connection comes from PG_CONN_STR"),
  }),
]);

/** Where Terraform keeps its state. */
export type State = z.infer<typeof stateSchema>;
