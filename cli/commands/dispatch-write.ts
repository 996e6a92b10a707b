import { existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { composeList, type Published } from "../../dispatch/compose";
import { privateKey, publicKeyOf, type NamedKey } from "../../dispatch/keys";
import type { DispatchList } from "../../dispatch/list";
import { openList } from "../../dispatch/open";
import { signList } from "../../dispatch/sign";
import { TextFile } from "../../dispatch/text-file";
import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { readPublishedFile } from "../dispatch/published-file";
import { readDeployed } from "../deployed/read-deployed";
import { findEnvironment, type Wanted } from "../environments";
import type { Project } from "../project";
import { count, json } from "../report";
import type { Terminal } from "../terminal";

export interface DispatchWriteInput extends Wanted {
  readonly project: Project;
  readonly cwd: string;
  /** File with the private key. */
  readonly key: string;
  readonly out: string;
  /** File of outputs. Default: the stacks' states are read. */
  readonly outputs?: string;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/**
 * Writes dispatch.json of an environment, signed.
 *
 * @throws ProblemError `dispatch/*`, or why the states cannot be read
 */
export async function dispatchWrite(input: DispatchWriteInput, terminal: Terminal): Promise<number> {
  const { cwd, now, out } = input;
  const { environment } = findEnvironment(input.project, input);
  const key = await readKey(cwd, input.key);
  const version = await nextVersion(input, key);
  const list = composeList(environment, await publishedOf(input, environment), { version, now });
  const text = await signList(list, key);
  await mustBeAccepted(text, out, key);
  replace(resolve(cwd, out), out, text);
  if (input.json) terminal.out(json(list));
  else tell(list, out, terminal);
  return 0;
}

/** @throws ProblemError `dispatch/key-open`, or why it cannot be read */
async function readKey(cwd: string, file: string): Promise<NamedKey> {
  const path = resolve(cwd, file);
  const key = await privateKey(new TextFile(path).read(), file);
  // Windows has no such bits
  if (process.platform === "win32" || (statSync(path).mode & 0o077) === 0) return key;
  const what = `${file} can be read by others than its owner: who has it can send players anywhere`;
  const fix = `make a new pair with \`anycast-edge dispatch keygen\` if others may have read it; else: chmod 600 ${file}`;
  throw new ProblemError([{ code: "dispatch/key-open", what, fix }]);
}

/** @throws ProblemError `dispatch/unusable` for what dispatchers and clients would refuse */
async function mustBeAccepted(text: string, out: string, key: NamedKey): Promise<void> {
  try {
    await openList(text, out, [publicKeyOf(key)]);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const what = `everybody would refuse it: ${error.problems.map((problem) => problem.what).join("; ")}`;
    const fix = "look at what the stacks have published, and at `dispatch`; what is there is left as it was";
    throw new ProblemError([{ code: "dispatch/unusable", what, fix }]);
  }
}

function publishedOf(
  { project, cwd, outputs, env, signal }: DispatchWriteInput,
  environment: Environment,
): Promise<Published> {
  if (outputs === undefined) return readDeployed({ project, environment, env, signal });
  return Promise.resolve(readPublishedFile(new TextFile(resolve(cwd, outputs)).read(), outputs, environment));
}

/**
 * The second in which it is made, which grows by itself; one more than that of the list that is written over where it must.
 *
 * @throws ProblemError `dispatch/out-taken`
 */
async function nextVersion({ cwd, out, now, game, environment }: DispatchWriteInput, key: NamedKey): Promise<number> {
  const seconds = Math.floor(now.getTime() / 1000);
  const file = resolve(cwd, out);
  if (!existsSync(file)) return seconds;
  const before = await openList(new TextFile(file).read(), out, [publicKeyOf(key)]).catch((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    return undefined;
  });
  if (before?.game === game && before.environment === environment) return Math.max(seconds, before.version + 1);
  const what = `${out} exists and is no list of ${game} ${environment} that this key has signed`;
  throw new ProblemError([{ code: "dispatch/out-taken", what, fix: "remove it, or choose another file: --out" }]);
}

/** Whoever reads meanwhile finds the old file or the new one. */
function replace(file: string, shown: string, text: string): void {
  const made = `${file}.${process.pid}`;
  try {
    writeFileSync(made, text);
    renameSync(made, file);
  } catch (error) {
    rmSync(made, { force: true });
    const what = `${shown} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
    throw new ProblemError([{ code: "dispatch/not-written", what, fix: "name a file in a folder that exists: --out" }]);
  }
}

function tell(list: DispatchList, out: string, terminal: Terminal): void {
  const { game, environment, version, expires, edges, regions } = list;
  terminal.out(`${out}: version ${version} of ${game} ${environment}, counts until ${expires}`);
  terminal.out(`${count(Object.keys(edges).length, "edge")}, ${count(Object.keys(regions).length, "player region")}`);
}
