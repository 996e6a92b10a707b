import type { Environment } from "../../model/environment";
import { attributePath } from "../../preview/changes/attribute-path";
import type { Plan } from "../../preview/plan/plan";
import type { Values } from "../../rollout/course";
import { differencesOf } from "./differences-of";
import { seats, type Seat } from "./seats";

/** What a plan sets, and of which addresses it can be told whose they are. */
export interface PlannedInput {
  readonly plan: Plan;
  /** Whether it was made for shares alone. It is then no whole plan, and what is published waits for one. */
  readonly part: boolean;
  readonly environment: Environment;
  /** Values of the step that is to be in effect. */
  readonly then: Values;
  /** Values of all steps. */
  readonly steps: readonly Values[];
  /** Public addresses of edges, by their keys. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
}

/** Values that are in effect before the plan; or what it does beside setting those of the step. */
export type ValuesPlanned = { readonly now: Values } | { readonly other: string };

/** Holds a plan against a step: it sets the step's values where they belong, and does nothing else. */
export function valuesPlanned(input: PlannedInput): ValuesPlanned {
  const { plan, part, then } = input;
  const now: Record<string, number> = { ...then };
  if (plan.errored || (!plan.complete && !part)) return { other: "it is not a whole plan" };
  const outputs = plan.outputs.filter(({ actions }) => actions.some((action) => action !== "no-op"));
  if (outputs.length > 0) return { other: `it changes the output ${outputs.map(({ name }) => name).join(", ")}` };
  for (const change of plan.changes) {
    if (change.actions.join() === "no-op" && change.previousAddress === undefined) continue;
    const { address, type, actions } = change;
    const seat = Object.hasOwn(seats, type) ? seats[type] : undefined;
    if (actions.join() !== "update" || seat === undefined)
      return { other: `it would ${actions.join(" and ")} ${address}` };
    for (const { path, before, after } of differencesOf(change)) {
      const place = seat.attribute.test(attributePath(path)) ? seat.place(change, path, input) : undefined;
      const share = place === undefined ? undefined : then[place];
      if (place === undefined || share === undefined || after !== seat.written(share, place, input)) {
        return { other: `it would change \`${attributePath(path)}\` of ${address}` };
      }
      const is = shareOf(Number(before), place, seat, input);
      // of several resources that share a place the least counts
      now[place] = Math.min(now[place] === then[place] ? Infinity : (now[place] ?? Infinity), is);
    }
  }
  return { now };
}

/**
 * The share that is written so. Where several are, by rounding, that of a step, and of several steps the least: what may be
 * less than 100 is not taken for it.
 */
function shareOf(written: number, place: string, { written: as }: Seat, input: PlannedInput): number {
  const shares = Array.from({ length: 101 }, (_, share) => share).filter(
    (share) => as(share, place, input) === written,
  );
  const ofSteps = shares.filter((share) => input.steps.some((values) => values[place] === share));
  return ofSteps[0] ?? shares[0] ?? written;
}
