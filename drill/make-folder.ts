import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "anycast-edge-drill-";
/** Whose it is: a process, and when that began, as its number comes again. */
const named = /^anycast-edge-drill-(\d+)-(\d+)-\w+$/;

/** A folder of this drill's own for what programs need. Those of processes that were killed are removed. */
export function makeFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const [, pid = "", began] = named.exec(name) ?? [];
    if (began !== undefined && beganAt(pid) !== began) remove(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-${beganAt(`${process.pid}`) ?? 0}-`));
}

/** In ticks since the machine started (proc(5): the 22nd field, of which the name may have blanks); undefined where there is no such process. */
function beganAt(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19];
  } catch {
    return undefined;
  }
}

/** Another user's is not ours to remove. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EACCES" && code !== "EPERM") throw error;
  }
}
