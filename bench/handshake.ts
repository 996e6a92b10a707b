import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inTurn, type Timing } from "./measure";

const plugin = join(__dirname, "..", "sandbox", "dist", "main.js");

/**
 * Times from the start of a process to its first line of output: the sandbox's plugin with its handshake, and a bare node.
 * The certificate is made in the round that is thrown away and kept, as in use.
 *
 * @param folder a folder of its own for the sandbox
 */
export function handshake(rounds: number, folder: string): Promise<Timing[]> {
  const env = {
    ...process.env,
    TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    ANYCAST_EDGE_SANDBOX: join(folder, "sandbox"),
  };
  return inTurn(
    [
      { name: "plugin to handshake", time: () => firstLine([plugin, "tencentcloud"], env) },
      { name: "bare node", time: () => firstLine(["--eval", "console.log('up')"], process.env) },
    ],
    rounds,
  );
}

/** Milliseconds from the start of node to its first line. */
async function firstLine(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const elapsed = Number(process.hrtime.bigint() - started) / 1e6;
    child.kill("SIGTERM");
    await ended;
    if (line === "") break;
    return elapsed;
  }
  throw new Error(`${args.join(" ")} printed nothing`);
}
