import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { fullName } from "../../model/stack-names";
import { withStep } from "../../model/with-step";
import { planEnvironment } from "../../preview/engine/plan-environment";
import { programAt, type Program } from "../../preview/engine/program";
import { mustBeUsualWorkspace } from "../../preview/engine/workspace";
import { sweep } from "../../preview/synthesis/sweep";
import { begin } from "../../rollout/begin";
import type { Course } from "../../rollout/course";
import { courseOf } from "../../rollout/course-of";
import type { Wish } from "../../rollout/state";
import { terraformBinary } from "../../scripts/terraform-binary";
import { readDeployed } from "../deployed/read-deployed";
import type { Wanted } from "../environments";
import { Interrupted } from "../interrupt";
import { probeWish, type ProbeFlags, type ProbeWish } from "../probe-wish";
import type { Project } from "../project";
import { json } from "../report";
import { BakeNote } from "../shift/bake-note";
import { carryOut, type End, type Hands } from "../shift/carry-out";
import { Looker, type Sight } from "../shift/looker";
import { ShiftLock } from "../shift/shift-lock";
import { StepFile } from "../shift/step-file";
import { withTrafficPlan } from "../shift/traffic-plan";
import { actionText, endText, resultOf, statusText, type Stand } from "../shift-text";
import type { Terminal } from "../terminal";

export interface ShiftInput extends Wanted {
  readonly project: Project;
  readonly wish: Wish;
  /** Only tells where the rollout is. */
  readonly status: boolean;
  /** How it looks. */
  readonly probing: ProbeFlags;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Everything that is needed for one rollout. */
interface Rollout {
  readonly course: Course;
  readonly environment: Environment;
  readonly declared: Environment;
  readonly at: number;
  readonly file: StepFile;
  readonly note: BakeNote;
  readonly lock: ShiftLock;
  readonly program: Program;
  readonly probing: ProbeWish;
}

/**
 * Goes through the steps of an environment's rollout, one applied plan of its traffic at a time. Exit code 0: all steps that
 * were wished are in effect and have baked, or it went back as was wished; 1: it did not come to that, or where it is could
 * not be told; 128 + n where signal n stopped it.
 *
 * @throws ProblemError `shift/no-rollout`, `shift/running`, `shift/lock`, `shift/other-games`, `shift/retired`,
 * `deployed/missing`, and of flags those of `probe`
 */
export async function shift(input: ShiftInput, terminal: Terminal): Promise<number> {
  try {
    const rollout = await rolloutOf(input);
    return await (input.status ? told(input, rollout, terminal) : goThrough(input, rollout, terminal));
  } catch (error) {
    // before anything was begun
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(error.message);
    return error.exitCode;
  }
}

async function goThrough(input: ShiftInput, rollout: Rollout, terminal: Terminal): Promise<number> {
  const { lock } = rollout;
  const left = lock.take(new Date());
  try {
    if (left !== undefined)
      terminal.err(`process ${left.pid}, which began at ${left.since}, is gone: its step is finished first`);
    sweep(input.project.root);
    // whoever had the lock until now may have gone on
    const end = await shifted(input, await rolloutOf(input), terminal);
    const result = resultOf(standOf(input, rollout), end);
    terminal.out(input.json ? json(result) : endText(result, (style, text) => terminal.paint(style, text)));
    const { reason } = input.signal as { reason: unknown };
    if (end.outcome === "stopped" && reason instanceof Interrupted) return reason.exitCode;
    return ["done", "stepped", "back"].includes(end.outcome) ? 0 : 1;
  } finally {
    lock.release();
  }
}

async function rolloutOf(input: ShiftInput): Promise<Rollout> {
  const { project, env, signal } = input;
  mustBeUsualWorkspace(env);
  const probing = probeWish(input.probing);
  if (project.games !== join(project.root, "games")) {
    const what = `the environments are in ${project.games}, and what is deployed is made of ${join(project.root, "games")}`;
    throw refused("shift/other-games", what, "leave `--games` out");
  }
  const file = new StepFile(project, input);
  const { environment, declared } = file.load();
  const course = courseOf(declared);
  const name = fullName(environment);
  if (course === undefined) {
    const fix = "declare `rollout` with its steps, as docs/operations/rollout.md shows";
    throw refused("shift/no-rollout", `${name} has no \`rollout\``, fix);
  }
  if (environment.entry.retire !== undefined) {
    throw refused("shift/retired", `the entry of ${name} is being given up`, "remove `rollout`");
  }
  const sandbox = env["ANYCAST_EDGE_SANDBOX"] ?? "";
  const folder = join(sandbox === "" ? join(project.root, "state") : resolve(project.cwd, sandbox), "shift");
  const clean = planEnvironment(env);
  return {
    course,
    environment,
    declared,
    at: environment.rollout?.at ?? 0,
    file,
    note: new BakeNote(join(folder, `${name}.json`)),
    lock: new ShiftLock(join(folder, `${name}.lock`)),
    program: await programAt(terraformBinary(clean), clean, signal),
    probing,
  };
}

async function shifted(input: ShiftInput, rollout: Rollout, terminal: Terminal): Promise<End> {
  const { signal } = input;
  const { course, at, note } = rollout;
  await readDeployed({ project: input.project, environment: rollout.environment, env: input.env, signal });
  const baked = note.read(at, course.steps[at] ?? {})?.baked === true;
  return carryOut(course, begin(input.wish, { at, baked }), handsOf(input, rollout, terminal), signal);
}

function handsOf(input: ShiftInput, rollout: Rollout, terminal: Terminal): Hands {
  const { project, env, signal } = input;
  const { course, declared, environment, file, note, program, probing } = rollout;
  const looker = new Looker({ project, environment, places: Object.keys(course.steps[0] ?? {}), probing, env, signal });
  const valuesAt = (at: number) => course.steps[at] ?? {};
  return {
    look: async () => {
      const { look, told: seen }: Sight = await looker.look();
      terminal.err(look.fine ? "  all is well" : `  not well: ${seen}`);
      return { saw: "look", look };
    },
    write: (from, at) => {
      note.forget();
      return file.write(from, at) ? { saw: "written" } : { saw: "other-file" };
    },
    plan: ({ at, back }, work) =>
      withTrafficPlan(
        {
          project,
          environment: withStep(declared, at),
          then: valuesAt(at),
          steps: course.steps,
          back,
          program,
          env,
          signal,
        },
        (planned) => {
          // somebody may have written another step while it was planned
          const other = { saw: "other-plan", why: "somebody else has changed the environment's files" } as const;
          return work(file.at === at ? planned : { ...planned, seen: other });
        },
      ),
    forget: () => note.forget(),
    arrived: (at) => note.write(at, valuesAt(at), { since: new Date().toISOString(), baked: false }),
    wait: async (seconds) => {
      await sleep(seconds * 1000, undefined, { signal });
    },
    note: (at) => {
      const since = note.read(at, valuesAt(at))?.since ?? new Date().toISOString();
      note.write(at, valuesAt(at), { since, baked: true });
    },
    tell: (action, state) => {
      const text = actionText(action, state, course);
      if (text !== undefined) terminal.err(text);
    },
  };
}

/** Where it is, by what a plan would change now. Nothing is written. */
async function told(input: ShiftInput, rollout: Rollout, terminal: Terminal): Promise<number> {
  const { project, env, signal } = input;
  const { at, course, declared, environment, program } = rollout;
  await readDeployed({ project, environment, env, signal });
  const plan = {
    project,
    environment: withStep(declared, at),
    then: course.steps[at] ?? {},
    steps: course.steps,
    back: false,
    program,
    env,
    signal,
  };
  const seen = await withTrafficPlan(plan, (planned) => Promise.resolve(planned.seen));
  const result = resultOf({ ...standOf(input, rollout), seen });
  terminal.out(input.json ? json(result) : statusText(result, (style, text) => terminal.paint(style, text)));
  return result.hindered === undefined ? 0 : 1;
}

function standOf({ env }: ShiftInput, { file, course, environment, note, lock, at: was }: Rollout): Stand {
  const at = file.at ?? was;
  const seen = note.read(at, course.steps[at] ?? {});
  const { otherHolder } = lock;
  return {
    world: (env["ANYCAST_EDGE_SANDBOX"] ?? "") === "" ? "cloud" : "sandbox",
    environment,
    course,
    at,
    ...(seen && { since: seen.since }),
    baked: seen?.baked === true,
    ...(otherHolder && { holder: otherHolder }),
  };
}

function refused(code: string, what: string, fix: string): ProblemError {
  return new ProblemError([{ code, what, fix }]);
}
