import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { ProblemError } from "../../model/problem";

/** What cdktf.json says of a project, as far as synthesis goes. */
export interface AppSettings {
  /** The command that synthesises. */
  readonly app: string;
  /** The output folder, relative to the project. */
  readonly output: string;
  /** Where `cdktf get` writes bindings, relative to the project. */
  readonly bindings: string;
  /** Folders of local modules, relative to the project. */
  readonly localModules: readonly string[];
}

const moduleSchema = z.union([z.string(), z.object({ source: z.string() })]);
const schema = z.object({
  app: z.string().min(1),
  output: z.string().default("cdktf.out"),
  codeMakerOutput: z.string().default(".gen"),
  terraformModules: z.array(moduleSchema).default([]),
});

/** @throws ProblemError `synthesis/no-app` */
export function appSettings(project: string): AppSettings {
  const file = join(project, "cdktf.json");
  const found = schema.safeParse(existsSync(file) ? parsed(readFileSync(file, "utf8")) : undefined);
  if (!found.success) {
    throw new ProblemError([
      {
        code: "synthesis/no-app",
        what: `${file} names no \`app\`, the command that synthesises`,
        fix: 'write it there, as in `"app": "npx tsx main.ts"`',
      },
    ]);
  }
  const { app, output, codeMakerOutput, terraformModules } = found.data;
  const sources = terraformModules.map((module) => (typeof module === "string" ? module : module.source));
  return { app, output, bindings: codeMakerOutput, localModules: sources.filter((source) => /^\.\.?\//.test(source)) };
}

/** Beside the output folder, so that relative paths in stacks lead to the same files. */
export function outputBeside({ output }: AppSettings, suffix: string): string {
  return join(dirname(output), `.${basename(output)}-${suffix}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
