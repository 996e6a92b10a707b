import { existsSync } from "node:fs";
import { installSandbox } from "../../sandbox/installation";
import { sandboxStatus } from "../../sandbox/status";
import { columns, count, json } from "../report";
import type { Terminal } from "../terminal";

export interface SandboxStatusInput {
  /** Where the sandbox is. */
  readonly folder: string;
  readonly json: boolean;
}

const nothing: ReturnType<typeof sandboxStatus> = { objects: [], orphans: [], states: [] };

/** What lies in the simulated cloud, and what of it no state knows. */
export function sandboxStatusCommand(
  { folder, json: asJson }: SandboxStatusInput,
  terminal: Terminal,
): Promise<number> {
  const { objects, orphans, states } = existsSync(folder) ? sandboxStatus(installSandbox(folder)) : nothing;
  if (asJson) {
    terminal.out(json({ sandbox: folder, objects, orphans, states }));
    return Promise.resolve(0);
  }
  terminal.out(`sandbox at ${folder}: ${count(objects.length, "object")}, ${count(states.length, "state")}`);
  if (objects.length > 0) {
    const unknown = new Set(orphans.map(({ type, id }) => `${type} ${id}`));
    const rows = objects.map(({ type, id }) => [type, id, unknown.has(`${type} ${id}`) ? "no state knows it" : ""]);
    terminal.out(`\n${columns(["TYPE", "ID", ""], rows)}`);
  }
  if (orphans.length > 0) {
    const text =
      `${count(orphans.length, "object")} that no state knows: left by an apply that was killed, or made by hand. ` +
      "As in a real cloud: import them, or delete them by hand; `anycast-edge sandbox reset` deletes everything.";
    terminal.out(`\n${terminal.paint("yellow", text)}`);
  }
  return Promise.resolve(0);
}
