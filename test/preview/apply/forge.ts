import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeBundle, type BundleContent } from "../../../preview/apply/bundle";
import { sealOf } from "../../../preview/apply/seal";
import type { PreviewReport } from "../../../preview/report/preview-schema";
import type { SmallApp } from "./small-app";

/** The bundle of a stack, in clear. */
export function bundleOf(app: SmallApp, stack: string): BundleContent {
  return JSON.parse(readFileSync(join(app.out, "plans", `${stack}.plan.json`), "utf8")) as BundleContent;
}

/**
 * Rewrites a stack's bundle, and perhaps what the whole report was made with, and seals all of it anew: nobody can tell that
 * from what a preview writes.
 */
export async function forge(
  app: SmallApp,
  stack: string,
  change: Partial<BundleContent>,
  edit: (report: PreviewReport) => PreviewReport = (report) => report,
): Promise<void> {
  const content = { ...bundleOf(app, stack), ...change };
  const written = await writeBundle({ folder: join(app.out, "plans"), content });
  app.edit((before) => {
    const report = edit(before);
    const stacks = report.stacks.map((one) => {
      if (one.id !== stack || one.plan === null) return one;
      const changed = { ...one, plan: { ...one.plan, ...written } };
      return { ...changed, seal: sealOf(changed, report, content.runKey) };
    });
    return { ...report, stacks };
  });
}
