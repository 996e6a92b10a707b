import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const main = join(__dirname, "..", "..", "..", "sandbox", "dist", "main.js");
const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** A plugin that was started as Terraform starts it. */
export interface Started {
  /** The fields of its handshake. */
  readonly handshake: readonly string[];
  readonly end: () => Promise<void>;
}

/** @param client PEM of the client that may connect */
export async function startPlugin(sandbox: string, client?: string): Promise<Started> {
  const env = {
    PATH: process.env["PATH"],
    TMPDIR: sandbox,
    ANYCAST_EDGE_SANDBOX: sandbox,
    TF_PLUGIN_MAGIC_COOKIE: cookie,
    ...(client !== undefined && { PLUGIN_CLIENT_CERT: client }),
  };
  const child = spawn(process.execPath, [main, "tencentcloud"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { handshake: line.toString("utf8").trimEnd().split("|"), end: () => end(child) };
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  await exited;
}
