import type { Values } from "./course";
import type { Look } from "./look";

/** What whoever calls wants: all steps, one, or back. */
export type Wish = "on" | "once" | "back";

/**
 * How it ended. `done`: the last step is applied and has baked. `stepped`: one step has, as was wished. `back`: earlier values
 * are in effect, as was wished or begun before. `aborted`: the same, by the abort rule. `held`: it may not go on, and nothing
 * is half done. `refused`: a plan would do something else, or somebody else has changed the file. `failed`: an apply did.
 * `stopped`: by whoever called.
 */
export type Outcome = "done" | "stepped" | "back" | "aborted" | "held" | "refused" | "failed" | "stopped";

/** What is to be done next. */
export type Action =
  | { readonly do: "look" }
  /** Writes the step into the file, which says `from` until then. What has baked is forgotten first. */
  | { readonly do: "write"; readonly from: number; readonly at: number }
  /** Plans what the file says. */
  | { readonly do: "plan" }
  /** Applies the plan that was just made. What has baked is forgotten first. */
  | { readonly do: "apply" }
  | { readonly do: "wait"; readonly seconds: number }
  /** Notes that the step has baked. */
  | { readonly do: "note" }
  | { readonly do: "end"; readonly outcome: Outcome; readonly why: string };

/** What came of it. */
export type Seen =
  | { readonly saw: "look"; readonly look: Look }
  | { readonly saw: "written" }
  /** The file did not say what it was left with. */
  | { readonly saw: "other-file" }
  /** Nothing would change. */
  | { readonly saw: "no-change" }
  /** The step's values and nothing else would be set; `now` are those in effect. */
  | { readonly saw: "change"; readonly now: Values }
  /** Something else would be changed, or no plan could be made. */
  | { readonly saw: "other-plan"; readonly why: string }
  | { readonly saw: "applied" }
  /** It did not go well, and may have taken effect or not. */
  | { readonly saw: "not-applied"; readonly why: string }
  | { readonly saw: "waited"; readonly seconds: number }
  | { readonly saw: "noted" }
  /** Whoever called wants to stop: what was asked last has not been done. */
  | { readonly saw: "stop" };

/** A way from the values in effect to those of the step in the file. */
export interface Move {
  /** What the file said before; undefined where it was found like this. */
  readonly from: number | undefined;
  /** Why it goes back; undefined where it goes on. */
  readonly back: string | undefined;
  readonly look: Look;
  /** How often its apply has failed. */
  readonly failed: number;
}

type Ending = Omit<Extract<Action, { do: "end" }>, "do">;

/** Where it stands: what was asked last and is waited for. */
export type Phase =
  /** A look, before what the file says is made true. */
  | { readonly is: "found" }
  /** A look, before the step after that in the file. */
  | { readonly is: "before" }
  /** A look, before going back. */
  | { readonly is: "turning" }
  | { readonly is: "writing"; readonly move: Move; readonly to: number }
  | { readonly is: "planning"; readonly move: Move }
  | { readonly is: "applying"; readonly move: Move }
  /** A plan that shows whether an apply that failed took effect. */
  | { readonly is: "doubting"; readonly move: Move; readonly why: string }
  /** Before an apply that failed is tried again. */
  | { readonly is: "pausing"; readonly move: Move }
  /** A look or a pause. */
  | { readonly is: "baking"; readonly failed: number; readonly seconds: number }
  | { readonly is: "noting" }
  /** The file gets its old step back. */
  | { readonly is: "undoing"; readonly to: number; readonly ending: Ending }
  | { readonly is: "ended"; readonly ending: Ending };

/** All a command remembers. It is lost with it: what counts is the file, what is applied, and what has been noted. */
export interface State {
  readonly wish: Wish;
  /** The step in the file. */
  readonly at: number;
  /** Whether it has baked. */
  readonly baked: boolean;
  /** Whether this command has finished a step. */
  readonly moved: boolean;
  readonly phase: Phase;
}

/** A state and what it asks for. */
export interface Turn {
  readonly state: State;
  readonly action: Action;
}
