import { createHmac, timingSafeEqual } from "node:crypto";
import { canonical } from "../affected/canonical";
import type { Json } from "../affected/json";
import type { PreviewReport, PreviewStack } from "../report/preview-schema";

/** A stack of a report before it is sealed. */
export type UnsealedStack = Omit<PreviewStack, "seal">;

/** What of the whole report is sealed with each stack: the parts of a joined report have it in common. */
export type SealContext = Pick<PreviewReport, "schema" | "world" | "git" | "terraform">;

/**
 * Seals a stack: an HMAC-SHA256 over all that the report says of it, and over what it was made with. Who has no key cannot
 * change a word unseen.
 *
 * @param runKey base64, as it lies in the bundle
 */
export function sealOf(stack: UnsealedStack, { schema, world, git, terraform }: SealContext, runKey: string): string {
  const made = { schema, world, terraform, base: git.base.commit, head: git.head.commit };
  // through JSON, so that what is written and what is read again are the same
  const told = JSON.parse(JSON.stringify({ made, stack: { ...stack, seal: undefined } })) as Json;
  return createHmac("sha256", Buffer.from(runKey, "base64")).update(canonical(told)).digest("hex");
}

/** Whether a stack is as it was when it was sealed. */
export function isSealed(stack: PreviewStack, context: SealContext, runKey: string): boolean {
  const [is, should] = [Buffer.from(stack.seal ?? ""), Buffer.from(sealOf(stack, context, runKey))];
  return is.length === should.length && timingSafeEqual(is, should);
}
