import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ProblemError } from "../../model/problem";
import type { State } from "../../model/state";
import { safeExcerpt } from "../../preview/redact/safe-excerpt";
import { runChild } from "../../preview/synthesis/child";
import { stateLocation } from "../../stacks/state-location";

/** Where and with what states are read. */
export interface StateReader {
  readonly state: State;
  /** Terraform or OpenTofu: name or path. */
  readonly binary: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** How long one state may take. */
  readonly milliseconds: number;
  /** An empty folder for what the program writes. */
  readonly folder: string;
}

const schema = z.object({
  planned_values: z.object({ outputs: z.object({ all: z.object({ value: z.record(z.string(), z.unknown()) }) }) }),
});

/** What Terraform says of a stack without a state, and PostgreSQL of one without a schema. */
const absent = /Unable to find remote state|(relation|schema) .* does not exist/;
/** Looking makes nothing: without these a schema would be there afterwards. */
const untouched = { skip_schema_creation: true, skip_table_creation: true, skip_index_creation: true };

/**
 * What one stack has published, by name; nothing where it is not deployed. Terraform itself reads the state as another stack
 * would, since only it speaks to every backend. The stack's own providers are not needed for that, and nothing is written.
 *
 * @throws ProblemError `deployed/unreadable-state`
 */
export async function outputsOf(stack: string, reader: StateReader): Promise<Readonly<Record<string, unknown>>> {
  const { state, env, binary, milliseconds } = reader;
  const timeout = AbortSignal.timeout(milliseconds);
  const signal = AbortSignal.any([reader.signal, timeout]);
  const { type, read } = stateLocation(state, stack);
  const cwd = join(reader.folder, stack);
  mkdirSync(cwd);
  const config = { ...read, ...(type === "pg" && untouched) };
  const remote = {
    data: { terraform_remote_state: { stack: { backend: type, config } } },
    output: { all: { value: "${data.terraform_remote_state.stack.outputs}", sensitive: true } },
  };
  writeFileSync(join(cwd, "stack.tf.json"), JSON.stringify(remote));
  const terraform = (...args: string[]) => runChild({ program: binary, args, cwd, env, signal });
  try {
    const { code, stderr } = await terraform("plan", "-input=false", "-no-color", "-lock=false", "-out=plan");
    if (code !== 0 && absent.test(stderr)) return {};
    if (code !== 0) throw unreadable(stack, `terraform ended with exit code ${code}: ${safeExcerpt(env, stderr)}`);
    const shown = await terraform("show", "-json", "-no-color", "plan");
    if (shown.code !== 0) throw unreadable(stack, safeExcerpt(env, shown.stderr));
    return schema.parse(JSON.parse(shown.stdout)).planned_values.outputs.all.value;
  } catch (error) {
    reader.signal.throwIfAborted();
    if (!timeout.aborted) throw error;
    throw unreadable(stack, `terraform has not read it after ${milliseconds / 1000} s`);
  }
}

function unreadable(stack: string, why: string): ProblemError {
  return new ProblemError([
    {
      code: "deployed/unreadable-state",
      what: `the state of ${stack} cannot be read: ${why}`,
      fix: "let Terraform read it: with the credentials that it deploys with, where that is what it misses; nothing is written",
    },
  ]);
}
