/** What the guard thinks, from well to worst. */
export const verdicts = ["allow", "warn", "needs-approval", "block"] as const;

/** What the guard thinks of a plan, or of one thing in it. */
export type Verdict = (typeof verdicts)[number];

/** The worst of them; allow where there is none. */
export function worst(all: readonly Verdict[]): Verdict {
  return verdicts[Math.max(0, ...all.map((verdict) => verdicts.indexOf(verdict)))] ?? "allow";
}
