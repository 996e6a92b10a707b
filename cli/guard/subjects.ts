import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { ProblemError } from "../../model/problem";
import type { Subject } from "../../preview/guard/guard";
import type { GoneStack } from "../../preview/guard/rule";
import { readPlan } from "../../preview/plan/read-plan";
import { readStack, type StackFile } from "../../preview/stack/stack-file";
import { declaredIn } from "../declared";
import type { Project } from "../project";

/** The files that are judged, as they are named on the command line. */
export interface GuardFiles {
  readonly cwd: string;
  /** Where the environments are; a plan can be judged without any. */
  readonly project?: Project;
  readonly plans: readonly string[];
  readonly stacks: readonly string[];
  readonly baseStacks: readonly string[];
}

interface Base {
  readonly file: string;
  readonly stack: StackFile;
}

/**
 * Reads plans and what belongs to each: the stack that was planned, by order or from beside the plan, and the one that is
 * deployed, by its name.
 *
 * @throws ProblemError `guard/no-file`, `guard/stack-count`, `guard/base-unnamed`, or what the readers throw
 */
export function readSubjects(files: GuardFiles): { subjects: Subject[]; gone: GoneStack[] } {
  const { cwd, plans, stacks, baseStacks } = files;
  if (stacks.length > 0 && stacks.length !== plans.length) {
    const what = `\`--stack\` is given ${stacks.length} times, and there are ${plans.length} plans`;
    refuse("guard/stack-count", what, "name one stack for each plan, in the same order");
  }
  const bases = baseStacks.map((file): Base => ({ file, stack: readStack(readText(cwd, file), file) }));
  const { ports } = declaredIn(files.project);
  const read = plans.map((file, index) => {
    const stack = stackOf(cwd, file, stacks[index]);
    const name = stack?.name ?? nameOf(file);
    return { file, plan: readPlan(readText(cwd, file), file), name, stack, ports: ports.get(name) };
  });
  const isPair = read.length === 1 && bases.length === 1;
  const subjects = read.map((subject) => ({
    ...subject,
    base: (isPair ? bases[0] : bases.find(({ stack }) => stack.name === subject.name))?.stack,
  }));
  const left = bases.filter(({ stack }) => !subjects.some(({ base }) => base === stack));
  return { subjects, gone: left.map(goneOf) };
}

/** The text of a file. */
export function readText(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch {
    return refuse("guard/no-file", `${file} cannot be read`, "name a file that exists");
  }
}

/** What was planned lies beside the plan in cdktf's output folder. */
function stackOf(cwd: string, plan: string, named: string | undefined): StackFile | undefined {
  const file = named ?? join(dirname(plan), "cdk.tf.json");
  return named === undefined && !existsSync(resolve(cwd, file)) ? undefined : readStack(readText(cwd, file), file);
}

/** `stacks/starfall-prod-entry/plan.json` and `starfall-prod-entry.json` are both starfall-prod-entry. */
function nameOf(file: string): string {
  const name = basename(file).replace(/\.json$/, "");
  const folder = basename(dirname(resolve(file)));
  return /^(tf)?plan$/.test(name) && folder !== "" ? folder : name;
}

function goneOf({ file, stack }: Base): GoneStack {
  if (stack.name !== undefined) return { name: stack.name, base: stack };
  const fix = "judge one plan with one base at a time, or name files that cdktf wrote";
  return refuse("guard/base-unnamed", `${file} does not say which stack it is`, fix);
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
