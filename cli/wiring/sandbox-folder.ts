import { join, resolve } from "node:path";
import type { Project } from "../project";
import type { Cli } from "./cli";

/** Where the sandbox is: beside cdktf.json, or where the command that runs this one has its own. */
export function sandboxFolder({ root }: Project, { cwd, process }: Pick<Cli, "cwd" | "process">): string {
  const named = process.env["ANYCAST_EDGE_SANDBOX"] ?? "";
  return named === "" ? join(root, ".sandbox") : resolve(cwd, named);
}
