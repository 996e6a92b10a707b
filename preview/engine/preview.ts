import { setMaxListeners } from "node:events";
import { encrypted } from "../apply/envelope";
import { withComparison, type Comparison, type ComparisonRequest } from "../affected/comparison";
import type { AffectedStack } from "../affected/report-schema";
import { stackJson } from "../affected/stack-json";
import { variablesOf } from "../gate/variables";
import type { Approval } from "../guard/approval";
import type { PortRange } from "../guard/view";
import type { PreviewReport } from "../report/preview-schema";
import { assemble } from "./assemble";
import { gatekeeper } from "./gatekeeper";
import type { Outcome } from "./outcome";
import { planEnvironment } from "./plan-environment";
import { planStacks } from "./plan-stacks";
import { programAt } from "./program";
import { mustBeUsualWorkspace } from "./workspace";
import { chosen, type Choice } from "./choice";

/** What the environments say beyond what a synthesised stack does. */
export interface Declared {
  readonly environments: PreviewReport["environments"];
  /** Ports that the world may reach, by stack. */
  readonly ports: ReadonlyMap<string, readonly PortRange[]>;
}

/** Where plans are kept for `apply`. */
export interface PlansToSave {
  readonly folder: string;
  /**
   * Public key, as PEM.
   *
   * @default - they are written in clear
   */
  readonly recipient?: string;
}

/** What a change means for players, or why that cannot be told. */
export type Players =
  | { readonly told: NonNullable<PreviewReport["players"]>; readonly why?: undefined }
  | { readonly told?: undefined; readonly why: PreviewReport["notes"][number] };

/** What is previewed, and how. */
export interface PreviewRequest extends ComparisonRequest, Choice {
  /** Terraform or OpenTofu: a name on the PATH, or a file. */
  readonly binary: string;
  readonly refresh: "auto" | "off";
  /** Most stacks at a time. */
  readonly parallelism: number;
  /**
   * MB that plans may take together.
   *
   * @default - 70 % of what is free
   */
  readonly memoryMb?: number;
  /** Whether a saved head may do at plan time what base does not. */
  readonly trustHead: boolean;
  /** @default - plans are not kept */
  readonly plans?: PlansToSave;
  readonly approvals: readonly Approval[];
  readonly declared: Declared;
  /** @default - nothing is said of it */
  readonly players?: Players;
  readonly world: PreviewReport["world"];
  /** Version of this program. */
  readonly version: string;
  readonly progress: Progress;
}

/** Hears how far it is. */
export interface Progress {
  /** How many stacks there are to plan. */
  begin(stacks: number): void;
  /** One more turned out to be needed. */
  more(): void;
  /** A stack begins, or ends with an outcome. */
  stack(id: string, outcome?: Outcome): void;
  end(): void;
}

/** A report, and the check that every file made from it must pass before it is written. */
export interface Previewed {
  readonly report: PreviewReport;
  /**
   * The text itself.
   *
   * @throws ProblemError `redact/secret-left`
   */
  readonly release: (text: string, called: string) => string;
}

/**
 * Shows what a change will do: compares both sides, plans what is touched, and has the guard judge it.
 *
 * @throws ProblemError `synthesis/...`, `affected/...`, `preview/...`, `bundle/bad-key`
 */
export async function preview(request: PreviewRequest): Promise<Previewed> {
  const started = new Date();
  const { binary, env, signal, progress, plans } = request;
  mustBeUsualWorkspace(env);
  // every program that runs listens to it
  setMaxListeners(0, signal);
  // a key that does not fit is told before anything is planned
  if (plans?.recipient !== undefined) await encrypted("", plans.recipient);
  const program = await programAt(binary, env, signal);
  return withComparison(request, async (comparison) => {
    const stacks = chosen(comparison.report, request);
    progress.begin(stacks.length);
    try {
      const wish = { ...request, comparison, stacks, program, env: planEnvironment(env, asked(request, comparison)) };
      return await planStacks({ ...wish, refuse: refusal(request, comparison), progress }, (outcomes) =>
        assemble({ request, comparison, program, outcomes, started }),
      );
    } finally {
      progress.end();
    }
  });
}

/** Secrets of the job are for the stacks of base; what others could ask for is not there. */
function asked(
  { saved, trustHead }: PreviewRequest,
  { base = {} }: Comparison,
): ReadonlyMap<string, unknown> | undefined {
  return saved === undefined || trustHead ? undefined : variablesOf(Object.values(base).map(stackJson));
}

/** Code of one's own tree has run already when it was synthesised. */
function refusal(
  { saved, trustHead }: PreviewRequest,
  comparison: Comparison,
): (stack: AffectedStack) => Outcome["failure"] {
  return saved === undefined || trustHead ? () => undefined : gatekeeper(comparison);
}
