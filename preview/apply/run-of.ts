import { canonical, sha256 } from "../affected/canonical";
import type { Json } from "../affected/json";
import type { PreviewReport, PreviewStack } from "../report/preview-schema";

/** What of a preview is bound to each of its bundles: what has no plan has no seal. */
export interface Run {
  readonly stacks: readonly Pick<PreviewStack, "id" | "status" | "planDigest">[];
  /** Digests of what the guard says. */
  readonly findings: readonly string[];
}

/** What a preview says of all its stacks together. */
export function runOf(stacks: Run["stacks"], findings: PreviewReport["findings"]): Run {
  return {
    stacks: stacks.map(({ id, status, planDigest }) => ({ id, status, planDigest })),
    // through JSON, so that what is written and what is read again are the same
    findings: findings.map((one) => sha256(canonical(JSON.parse(JSON.stringify(one)) as Json))),
  };
}
