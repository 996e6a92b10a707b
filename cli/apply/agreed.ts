import { once } from "node:events";
import type { Terminal } from "../terminal";

/**
 * Asks whether to go on.
 *
 * @throws what the signal is aborted with while nobody answers
 */
export async function agreed(question: string, terminal: Terminal, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const answer = await Promise.race([once(signal, "abort"), terminal.confirm(question)]);
  // a question that is still open keeps the terminal, and with it this process: it is closed as ^C would close it
  if (signal.aborted) process.stdin.emit("keypress", undefined, { name: "c", ctrl: true });
  signal.throwIfAborted();
  return answer === true;
}
