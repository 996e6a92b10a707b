import { z } from "zod";
import type { Looked } from "./run";

const verdict = z
  .enum(["ok", "different", "unreachable", "not-looked-at"])
  .describe(
    "`ok`: as declared. `different`: an answer that is not. `unreachable`: no answer. `not-looked-at`: nothing to judge; `found` says why",
  );

/** What `anycast-edge probe --json` prints. */
export const probeReportSchema = z.strictObject({
  schema: z.literal("probe/v1"),
  world: z.enum(["cloud", "sandbox"]).describe("`sandbox`: no packet was sent, the simulated cloud was looked into"),
  game: z.string(),
  environment: z.string(),
  started: z.iso.datetime(),
  seconds: z.number().nonnegative(),
  complete: z.boolean().describe("Whether nobody stopped it"),
  summary: z.strictObject({
    ok: z.int().nonnegative(),
    different: z.int().nonnegative(),
    unreachable: z.int().nonnegative(),
    notLookedAt: z.int().nonnegative(),
  }),
  checks: z.array(
    z.strictObject({
      part: z.string().describe("`stacks`, `names`, `entry`, `edge tokyo`, `bgp`, `https`, `the way from here`"),
      asks: z.string().describe("What was looked at"),
      expected: z.string(),
      verdict,
      found: z.string(),
      milliseconds: z
        .number()
        .nonnegative()
        .optional()
        .describe("Of the handshake, the median where there were several"),
      because: z.string().optional().describe("What a person needs to know to understand it"),
      fix: z.string().optional(),
    }),
  ),
});

/** What `anycast-edge probe --json` prints. */
export type ProbeReport = z.infer<typeof probeReportSchema>;

/** Counts the checks of each verdict. */
export function summaryOf(looked: readonly Pick<Looked, "verdict">[]): ProbeReport["summary"] {
  const count = (wanted: Looked["verdict"]): number => looked.filter((one) => one.verdict === wanted).length;
  return {
    ok: count("ok"),
    different: count("different"),
    unreachable: count("unreachable"),
    notLookedAt: count("not-looked-at"),
  };
}
