import type { StackFile } from "../stack/stack-file";
import type { Verdict } from "./verdict";
import type { PlanView } from "./view";

/** An address and what it was called before. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What a rule found. Holds no value of an attribute but ids and public addresses of entries. */
export interface Found {
  readonly verdict: Exclude<Verdict, "allow">;
  /** The resource; the stack where it is about all of it. */
  readonly address: string;
  /** One word for what would happen: an approval is bound to it. */
  readonly action: string;
  /** Names of the attributes at fault. */
  readonly attributes?: readonly string[];
  readonly what: string;
  readonly fix: string;
  /** The move that makes it right. */
  readonly move?: Move;
}

interface Told {
  /** `area/what`. */
  readonly code: string;
  /** What must not happen unseen, in a few words. */
  readonly title: string;
  /** Where the rule comes from: a sheet of facts, Terraform, or `design`. */
  readonly source: string;
  /** Cannot be approved, although it does not block: there is nothing that could be applied. */
  readonly final?: boolean;
}

/** One thing that must not happen to a stack unseen. */
export interface GuardRule extends Told {
  check(view: PlanView): readonly Found[];
}

/** Several stacks at once. */
export interface Fleet {
  readonly views: readonly PlanView[];
  /** Stacks that are deployed and that there is no plan for. */
  readonly gone: readonly GoneStack[];
  /**
   * Where all stacks keep their states.
   *
   * @default - not known
   */
  readonly states?: States;
}

/** Where the stacks of both sides keep their states. */
export interface States {
  /** Names of the stacks that are judged; others are only held against them. */
  readonly judged: readonly string[];
  readonly head: readonly StateOwner[];
  readonly base: readonly StateOwner[];
}

/** A stack and its state. */
export interface StateOwner {
  readonly name: string;
  /** What makes it this state and no other. */
  readonly state: string;
  /** What the stack was called in base, where it was renamed. */
  readonly from?: string;
}

/** A stack that is deployed and that there is no plan for. */
export interface GoneStack {
  readonly name: string;
  readonly base: StackFile;
  /**
   * Digest of the plan that would destroy it.
   *
   * @default - there is none
   */
  readonly plan?: string;
}

/** What a rule found that looks at several stacks. */
export interface FleetFound extends Found {
  /** Stacks whose plans an approval is bound to: a change of any other leaves it good. */
  readonly about: readonly string[];
}

/** One thing that only several stacks together show. */
export interface FleetRule extends Told {
  check(fleet: Fleet): readonly FleetFound[];
}
