import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";
import { z } from "zod";
import { ProblemError } from "../../model/problem";
import { ownSuffix } from "../../preview/synthesis/own-suffix";
import { readJson } from "./read-json";

const schema = z.strictObject({
  pid: z.int(),
  host: z.string(),
  since: z.string(),
  /** When the process began, as the machine counts, where it tells: a number is given to another process after a while. */
  began: z.string().optional(),
});

/** Who shifts an environment. */
export type Holder = z.infer<typeof schema>;

/** Lets one command at a time shift an environment. What a command that was killed has left is taken over. */
export class ShiftLock {
  constructor(private readonly file: string) {}

  /**
   * Who has it and is alive, as far as can be told: whoever is on another machine counts as alive.
   *
   * @throws ProblemError `shift/lock`
   */
  get holder(): Holder | undefined {
    const held = this.read();
    return held === undefined || isGone(held) ? undefined : held;
  }

  /** The same, where it is not this command itself. */
  get otherHolder(): Holder | undefined {
    const { holder } = this;
    return holder !== undefined && isOwn(holder) ? undefined : holder;
  }

  /**
   * Takes it. Tells who has left it behind, if anybody.
   *
   * @throws ProblemError `shift/running`; `shift/lock` where it does not say who has it
   */
  take(now: Date): Holder | undefined {
    mkdirSync(dirname(this.file), { recursive: true });
    const left = this.read();
    if (left !== undefined) {
      if (!isGone(left)) throw this.taken(left);
      this.moveAway();
    }
    const began = statOf(process.pid)?.began;
    this.make({ pid: process.pid, host: hostname(), since: now.toISOString(), ...(began !== undefined && { began }) });
    return left;
  }

  release(): void {
    const held = readHolder(this.file);
    if (held !== undefined && held !== unreadable && isOwn(held)) rmSync(this.file, { force: true });
  }

  private moveAway(): void {
    const aside = `${this.file}.${ownSuffix()}`;
    try {
      renameSync(this.file, aside);
    } catch (error) {
      // of several that see it one can move it away, and which of them has it then is settled when it is made
      if (codeOf(error) === "ENOENT") return;
      throw error;
    }
    const moved = readHolder(aside);
    if (moved === unreadable || (moved !== undefined && !isGone(moved))) {
      // it was another's already, which gets it back, unless a third has taken it
      try {
        linkSync(aside, this.file);
      } catch (error) {
        if (codeOf(error) !== "EEXIST") throw error;
      } finally {
        rmSync(aside);
      }
      throw moved === unreadable ? this.broken() : this.taken(moved);
    }
    rmSync(aside);
  }

  private make(own: Holder): void {
    const draft = `${this.file}.${ownSuffix()}`;
    writeFileSync(draft, JSON.stringify(own));
    try {
      // fails where it is there, and is whole where it does not
      linkSync(draft, this.file);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      const held = this.read();
      if (held !== undefined) throw this.taken(held);
      // given back meanwhile
      this.make(own);
    } finally {
      rmSync(draft);
    }
  }

  private read(): Holder | undefined {
    const held = readHolder(this.file);
    if (held === unreadable) throw this.broken();
    return held;
  }

  private broken(): ProblemError {
    return new ProblemError([
      {
        code: "shift/lock",
        what: `${this.file} is there, so the environment may be being shifted, but it does not say by whom`,
        fix: "make sure that no shift of it runs, on any machine, and remove the file",
      },
    ]);
  }

  private taken({ pid, host, since }: Holder): ProblemError {
    return new ProblemError([
      {
        code: "shift/running",
        what: `the environment is being shifted by process ${pid} on ${host} since ${since}`,
        fix: `let it finish; if it is gone from there, remove ${this.file}`,
      },
    ]);
  }
}

const unreadable = "unreadable";

function readHolder(file: string): Holder | typeof unreadable | undefined {
  const said = readJson(file);
  return said === undefined ? undefined : (schema.safeParse(said).data ?? unreadable);
}

function isOwn({ pid, host }: Holder): boolean {
  return pid === process.pid && host === hostname();
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function isGone({ pid, host, began }: Holder): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== "EPERM";
  }
  const stat = statOf(pid);
  // in a container it can be dead, and nobody there to take note of it
  return stat !== undefined && (/^[ZX]$/.test(stat.state) || (began !== undefined && began !== stat.began));
}

/** How a process is, and when it began, in ticks since the machine did; undefined where there is no /proc. */
function statOf(pid: number): { readonly state: string; readonly began: string } | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  // behind the program's name, which may have anything in it
  const [, rest = ""] = /\) ([^)]*)$/.exec(readFileSync(file, "utf8")) ?? [];
  const [state = "", ...fields] = rest.trim().split(" ");
  return { state, began: fields[18] ?? "" };
}
