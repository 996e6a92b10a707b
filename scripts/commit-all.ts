import { spawnSync } from "node:child_process";

/** Makes all there is one commit of a repository. */
export function commitAll(folder: string): void {
  const git = (...args: string[]): void => {
    const who = ["-c", "user.name=example", "-c", "user.email=example@example.com"];
    const { status, stderr } = spawnSync("git", [...who, ...args], { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  };
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
}
