import { join } from "node:path";
import { terminalOf } from "../../cli/terminal";
import type { DemoContext } from "../demo";

/** Which part of which environment. */
export interface WantedDrill {
  readonly game: string;
  readonly environment: string;
  readonly fails: string;
}

/** The command that does it, as a person types it. */
export function drillCommand(wanted: WantedDrill): string {
  return `npx anycast-edge sandbox run -- npx anycast-edge ${words(wanted).join(" ")}`;
}

/** Runs it in this terminal, and tells its exit code. */
export async function runDrillOf(
  { root, env }: Pick<DemoContext, "root" | "env">,
  wanted: WantedDrill,
): Promise<number> {
  const command = [join(root, "cli", "bin.js"), ...words(wanted)];
  // cdktf is told to have no colours
  const ended = await terminalOf(process).run(process.execPath, command, { ...env, FORCE_COLOR: undefined });
  return "code" in ended ? ended.code : 1;
}

/** Players notice within seconds, so that it takes half a minute; and no faster, so that a busy machine keeps up. */
function words({ game, environment, fails }: WantedDrill): string[] {
  return ["drill", game, environment, "--fail", fails, "--heartbeat", "5s", "--speed", "3"];
}
