import type { LoadedEnvironment } from "../../model/load";
import type { LocatedProblem, Problem } from "../../model/problem";
import type { Project } from "../project";

/** What the checks look at. */
export interface Surroundings {
  readonly project: Project;
  readonly environments: readonly LoadedEnvironment[];
  readonly problems: readonly LocatedProblem[];
  /** The variables the command was started with. Values of credentials are never printed. */
  readonly variables: NodeJS.ProcessEnv;
  /** Version of the Node that runs, such as `20.20.2`. */
  readonly node: string;
  /** Where the sandbox is. */
  readonly sandbox: string;
}

/** What a check found. Nothing to fix and no advice: all is well. */
interface Answer {
  /** What was seen, in a few words: `20.20.2`. */
  readonly says?: string;
  readonly fix?: readonly Problem[];
  /** True and useful, and never a reason to fail. */
  readonly advice?: readonly Problem[];
}

/** One question to the world around the environments. */
export interface Check {
  readonly asks: string;
  readonly run: (surroundings: Surroundings) => Answer;
}
