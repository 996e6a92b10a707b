import { resolve } from "node:path";
import { runDispatcher, type DispatcherInput } from "../../dispatch/dispatcher";
import type { Terminal } from "../terminal";

export interface DispatchServeInput extends Omit<DispatcherInput, "log"> {
  readonly cwd: string;
  /** What it does is told as JSON, a line each. */
  readonly json: boolean;
}

/**
 * Answers players until it is stopped, which is no failure.
 *
 * @throws ProblemError `dispatch/*` for what it cannot begin with
 */
export async function dispatchServe(
  { cwd, json: asJson, ...input }: DispatchServeInput,
  terminal: Terminal,
): Promise<number> {
  const file = (name: string): string => resolve(cwd, name);
  await runDispatcher({
    ...input,
    file: file(input.file),
    keys: input.keys.map(file),
    ...(input.load !== undefined && { load: file(input.load) }),
    ...(input.seen !== undefined && { seen: file(input.seen) }),
    log: (line) => terminal.out(asJson ? JSON.stringify({ at: new Date().toISOString(), line }) : line),
  });
  return 0;
}
