import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { ProblemError } from "../../model/problem";
import { sha256 } from "../affected/canonical";
import { previewSchema } from "../report/preview-schema";
import { decrypted, encrypted } from "./envelope";
import { stackId } from "./stack-id";

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const { id, status, planDigest } = previewSchema.shape.stacks.element.shape;

const bundleSchema = z.strictObject({
  schema: z.literal("bundle/v1"),
  stack: z.string().regex(stackId),
  /** Commit of the head that was planned. */
  head: z.string(),
  /** Digest of the stack's configuration, by section and `all` together. */
  digest: z.record(z.string(), z.string()),
  /** 32 bytes in base64: seals the report, and masks its values. */
  runKey: z.base64(),
  /** The saved plan, in base64. */
  plan: z.base64(),
  /** Text of the lock file that the plan was made with; null where no provider is locked. */
  lock: z.string().nullable(),
  state: z.strictObject({ backend: z.string(), lineage: z.string(), serial: z.int().nonnegative() }),
  /** What the plan does, by name. */
  planDigest: digest,
  expires: z.iso.datetime(),
  /** What the preview says of all stacks, and digests of what the guard found. */
  run: z.strictObject({
    stacks: z.array(z.strictObject({ id, status, planDigest })).readonly(),
    findings: z.array(z.string()).readonly(),
  }),
  /** What the guard was shown beside the plan. */
  evidence: z.strictObject({
    /** `cdk.tf.json` as it was deployed before; null where it is not known. */
    base: z.string().nullable(),
    /** Ports that the world may reach; null where it is not known. */
    ports: z.array(z.strictObject({ from: z.int(), to: z.int() })).nullable(),
  }),
});

/** All that is needed to apply one stack exactly as it was previewed. Holds secrets in clear. */
export type BundleContent = z.output<typeof bundleSchema>;

/** A bundle, and where it goes. */
export interface BundleToWrite {
  readonly folder: string;
  readonly content: BundleContent;
  /**
   * Public key that it is encrypted to, as PEM.
   *
   * @default - it is written in clear, for its owner alone
   */
  readonly recipient?: string;
}

/** A bundle as it lies in its folder. */
export interface WrittenBundle {
  /** Its name in the folder. */
  readonly file: string;
  /** `sha256:`, of the file. */
  readonly sha256: string;
  readonly encrypted: boolean;
}

/**
 * Writes the bundle of one stack, `<stack>.plan.jwe` or `<stack>.plan.json`.
 *
 * @throws ProblemError `bundle/bad-key`
 */
export async function writeBundle({ folder, content, recipient }: BundleToWrite): Promise<WrittenBundle> {
  const clear = JSON.stringify(bundleSchema.parse(content));
  const data = recipient === undefined ? clear : await encrypted(clear, recipient);
  const file = `${content.stack}.plan.${recipient === undefined ? "json" : "jwe"}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, file), data, { mode: 0o600 });
  return { file, sha256: `sha256:${sha256(data)}`, encrypted: recipient !== undefined };
}

/** A bundle, and what is known of it. */
export interface BundleToRead {
  readonly file: string;
  /** `sha256:`, of the file. */
  readonly sha256: string;
  /**
   * Private key, as PEM.
   *
   * @default - none, which is enough for a bundle in clear
   */
  readonly secret?: string;
}

/**
 * Reads a bundle.
 *
 * @throws ProblemError `bundle/no-file`, `bundle/other`, `bundle/no-key`, `bundle/bad-key`, `bundle/wrong-key`,
 * `bundle/damaged`
 */
export async function readBundle({ file, sha256: expected, secret }: BundleToRead): Promise<BundleContent> {
  const data = dataOf(file);
  if (`sha256:${sha256(data)}` !== expected) {
    return fail("bundle/other", `${basename(file)} is not the file that the preview was written with`);
  }
  const content = bundleSchema.safeParse(parsed(file.endsWith(".jwe") ? await opened(data, file, secret) : data));
  if (content.success) return content.data;
  return fail("bundle/damaged", `${basename(file)} is no bundle that this version has written`);
}

function opened(data: string, file: string, secret: string | undefined): Promise<string> {
  if (secret !== undefined) return decrypted(data, secret, basename(file));
  const fix = "name the private key that belongs to the preview's public one: --plan-secret FILE";
  throw new ProblemError([{ code: "bundle/no-key", what: `${basename(file)} is encrypted`, fix }]);
}

function dataOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return fail("bundle/no-file", `${file} cannot be read`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fail(code: string, what: string): never {
  const fix = "fetch the plans of the approved preview once more, or run `anycast-edge preview` again";
  throw new ProblemError([{ code, what, fix }]);
}
