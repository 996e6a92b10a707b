import type { Environment } from "../model/environment";
import { fullName } from "../model/stack-names";
import type { Course, Values } from "../rollout/course";
import type { Action, Outcome, Seen, State } from "../rollout/state";
import { columns } from "./report";
import type { End } from "./shift/carry-out";
import type { Holder } from "./shift/shift-lock";
import type { Style, Terminal } from "./terminal";

/** Where a rollout is. */
export interface Stand {
  readonly world: "cloud" | "sandbox";
  readonly environment: Environment;
  readonly course: Course;
  /** The step in the file. */
  readonly at: number;
  readonly since?: string;
  readonly baked: boolean;
  /** Who is at work on it. */
  readonly holder?: Holder;
  /** What a plan came to, where one was made. */
  readonly seen?: Seen;
}

/** What `anycast-edge shift --json` prints. */
export interface ShiftResult {
  readonly schema: "shift/v1";
  readonly world: Stand["world"];
  readonly game: string;
  readonly environment: string;
  readonly outcome?: Outcome;
  readonly why?: string;
  readonly step: number;
  readonly steps: number;
  /** Shares of the step in the file. */
  readonly values: Values;
  /** Shares of the next step; absent behind the last. */
  readonly next?: Values;
  /** Since when the step is in effect, where this machine knows it. */
  readonly since?: string;
  readonly baked: boolean;
  /** Whether what is applied is the step in the file; absent where nobody asked, and where it cannot be told. */
  readonly applied?: boolean;
  /** Shares in effect, where they are others than those of the step. */
  readonly inEffect?: Values;
  /** What hinders a plan. */
  readonly hindered?: string;
  readonly shiftedBy?: Holder;
}

/** The one result, for people and machines. */
export function resultOf(
  { world, environment, course, at, since, baked, holder, seen }: Stand,
  end?: End,
): ShiftResult {
  const after = course.steps[at + 1];
  return {
    schema: "shift/v1",
    world,
    game: environment.game,
    environment: environment.name,
    ...(end && { outcome: end.outcome, why: end.why }),
    step: at,
    steps: course.steps.length - 1,
    values: course.steps[at] ?? {},
    ...(after && { next: after }),
    ...(since !== undefined && { since }),
    baked,
    ...((seen?.saw === "no-change" || seen?.saw === "change") && { applied: seen.saw === "no-change" }),
    ...(seen?.saw === "change" && { inEffect: seen.now }),
    ...(seen?.saw === "other-plan" && { hindered: seen.why }),
    ...(holder && { shiftedBy: holder }),
  };
}

/** What is about to be done; nothing where whoever looks on need not know. */
export function actionText(action: Action, { phase, at }: State, { steps }: Course): string | undefined {
  switch (action.do) {
    case "look":
      return phase.is === "baking" ? undefined : "looking at the environment";
    case "write":
      return phase.is === "undoing"
        ? `the file gets step ${action.at} back`
        : `step ${action.at}: ${shares(steps[action.at] ?? {})}`;
    case "plan":
      return `planning step ${at}`;
    case "apply":
      return `applying step ${at}`;
    case "wait":
      return phase.is === "pausing"
        ? `  step ${at} could not be applied: ${action.seconds} s to the next try`
        : `  step ${at} bakes: ${action.seconds} s to the next look`;
    case "note":
      return `step ${at} has baked`;
    case "end":
      return undefined;
  }
}

const endings: Readonly<Record<Outcome, readonly [Style, string]>> = {
  done: ["green", "all steps are in effect"],
  stepped: ["green", "one step further"],
  back: ["green", "back"],
  aborted: ["red", "gone back"],
  held: ["red", "held"],
  refused: ["red", "refused"],
  failed: ["red", "failed"],
  stopped: ["yellow", "stopped"],
};

/** How it ended, and how to go on. */
export function endText(result: ShiftResult, paint: Terminal["paint"]): string {
  const { game, environment, outcome = "held", why = "", step, steps, values } = result;
  const [style, title] = endings[outcome];
  return [
    `${paint(style, title)}${why === "" ? "" : `: ${why}`}`,
    `${fullName({ game, name: environment })} is at step ${step} of ${steps} (${result.world}): ${shares(values)}`,
    howOn(result),
  ].join("\n");
}

function howOn({ world, game, environment, outcome, step, steps }: ShiftResult): string {
  const sandbox = world === "sandbox" ? "npx anycast-edge sandbox run -- " : "";
  const command = `${sandbox}npx anycast-edge shift ${game} ${environment}`;
  switch (outcome) {
    case "done":
      return "to be done: write the shares where they are declared, and remove `rollout`";
    case "stepped":
      return step === steps ? "nothing is left" : `the next step: \`${command} --once\`, all of them: \`${command}\``;
    case "back":
    case "aborted":
      return `to try again: \`${command}\``;
    case "held":
    case "refused":
    case "failed":
    case "stopped":
    case undefined:
      return `to go on: \`${command}\`; to go back: \`${command} --back\``;
  }
}

/** Where it is. */
export function statusText(result: ShiftResult, paint: Terminal["paint"]): string {
  const { world, game, environment, step, steps, values, next, since, baked, applied, inEffect, hindered } = result;
  const places = Object.keys(values).sort();
  const rows = places.map((place) => [
    place,
    hindered === undefined ? String(inEffect?.[place] ?? values[place] ?? "") : "unknown",
    String(values[place] ?? ""),
    String(next?.[place] ?? "-"),
  ]);
  const effect =
    hindered ?? (applied === true ? `in effect${since === undefined ? "" : ` since ${since}`}` : "not applied");
  const by = result.shiftedBy;
  return [
    `${paint("bold", fullName({ game, name: environment }))}, ${world}: step ${step} of ${steps}`,
    `${effect}${baked ? ", has baked" : ""}`,
    ...(by === undefined ? [] : [`shifted by process ${by.pid} on ${by.host} since ${by.since}`]),
    columns(["PLACE", "NOW", "STEP", "NEXT"], rows),
  ].join("\n");
}

function shares(values: Values): string {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, value]) => `${place} ${value}`)
    .join(", ");
}
