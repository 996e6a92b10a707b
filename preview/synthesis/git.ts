import { ProblemError } from "../../model/problem";
import { runChild, type Said } from "./child";
import { excerpt } from "./excerpt";

const settings = [
  "core.hooksPath=/dev/null",
  // it would be run whenever git looks for edits
  "core.fsmonitor=false",
  "advice.detachedHead=false",
  "core.quotePath=false",
].flatMap((setting) => ["-c", setting]);

/** Git in one folder. A hook that called us, or a program that the repository names, does not decide what it does. */
export class Git {
  constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly signal: AbortSignal,
  ) {}

  /** The same repository, seen from another folder; with another signal, where the work must be done in any case. */
  at(folder: string, signal = this.signal): Git {
    return new Git(folder, this.env, signal);
  }

  /** What a command prints, without the last line's end; undefined when it fails. */
  async ask(...args: readonly string[]): Promise<string | undefined> {
    const { code, stdout } = await this.run(args);
    return code === 0 ? stdout.trimEnd() : undefined;
  }

  /**
   * What a command prints that must not fail.
   *
   * @throws ProblemError `synthesis/git`
   */
  async must(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(args);
    if (code === 0) return stdout.trimEnd();
    throw new ProblemError([
      {
        code: "synthesis/git",
        what: `\`git ${args.join(" ")}\` ended with exit code ${code}: ${excerpt(stderr)}`,
        fix: "make that command work in this folder",
      },
    ]);
  }

  private run(args: readonly string[]): Promise<Said> {
    const { folder: cwd, env, signal } = this;
    return runChild({ program: "git", args: [...settings, ...args], cwd, env: withoutGit(env), signal });
  }
}

/** `GIT_DIR` and the like, which git sets for hooks, name the repository that the hook is for. */
export function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$/.test(name),
    ),
  );
}
