import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "../../model/problem";
import { safeExcerpt } from "../redact/safe-excerpt";
import { appSettings, outputBeside, type AppSettings } from "./app";
import { runChild } from "./child";
import { withoutGit } from "./git";

/** A project to synthesise. */
export interface SynthesisInput {
  /** The folder with cdktf.json. */
  readonly project: string;
  /** What messages call it: `base main`. */
  readonly called: string;
  /** Ends the output folder's name. The same for both sides, since the name can show in relative paths. */
  readonly suffix: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/**
 * Runs the project's own `app` into an output folder that is there for as long as `work` takes. The one that
 * `cdktf deploy` uses is left alone.
 *
 * @throws ProblemError `synthesis/no-app`, `synthesis/failed`, `synthesis/no-output`
 */
export async function withSynthesis<T>(input: SynthesisInput, work: (output: string) => T | Promise<T>): Promise<T> {
  const settings = appSettings(input.project);
  const output = outputBeside(settings, input.suffix);
  const folder = join(input.project, output);
  // plans are made there too, and hold every secret
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, ".gitignore"), "*\n");
  try {
    await synthesise(input, settings, output);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function synthesise(input: SynthesisInput, settings: AppSettings, output: string): Promise<void> {
  const { project, called, env, signal } = input;
  const variables = { ...environmentOf(env, settings.localModules), CDKTF_OUTDIR: output };
  const call = { program: settings.app, shell: true, cwd: project, env: variables, signal };
  const { code, stdout, stderr } = await runChild(call);
  if (code !== 0) {
    throw new ProblemError([
      {
        code: "synthesis/failed",
        what: `${called} does not synthesise: \`${settings.app}\` ended with exit code ${code}:\n${safeExcerpt(env, stdout, stderr)}`,
        fix: "make `npx cdktf synth` work there",
      },
    ]);
  }
  if (!existsSync(join(project, output, "manifest.json"))) {
    throw new ProblemError([
      {
        code: "synthesis/no-output",
        what: `\`${settings.app}\` of ${called} ended well but wrote no manifest.json to the folder in CDKTF_OUTDIR`,
        fix: "call `app.synth()`, and leave `outdir` of the App to cdktf",
      },
    ]);
  }
}

/** What `cdktf synth` gives the app as well. */
function environmentOf(env: NodeJS.ProcessEnv, localModules: readonly string[]): NodeJS.ProcessEnv {
  const context = JSON.parse(env["CDKTF_CONTEXT_JSON"] ?? "{}") as object;
  return {
    NODE_OPTIONS: "--max-old-space-size=4096",
    CHECKPOINT_DISABLE: "1",
    ...Object.fromEntries(Object.entries(withoutGit(env)).filter(([name]) => !name.startsWith("TF_VAR_"))),
    CDKTF_CONTEXT_JSON: JSON.stringify({ ...context, cdktfRelativeModules: localModules }),
  };
}
