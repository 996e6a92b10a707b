import { createHash } from "node:crypto";
import { isObject } from "../plan/json";
import type { PreviewReport } from "./preview-schema";

/** Names what a report says: `sha256:` over all of it but when it was made, how long it took and where plans were put. */
export function reportDigest(report: PreviewReport): string {
  const lasting = {
    ...report,
    run: null,
    git: { ...report.git, base: { ...report.git.base, cached: null } },
    stacks: report.stacks.map((stack) => ({
      ...stack,
      seconds: null,
      seal: null,
      plan: stack.plan && { file: stack.plan.file, encrypted: stack.plan.encrypted },
    })),
  };
  return `sha256:${createHash("sha256").update(JSON.stringify(lasting, ordered)).digest("hex")}`;
}

function ordered(_name: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
