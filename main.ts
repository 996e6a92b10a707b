import { join } from "node:path";
import { App } from "cdktf";
import { loadGames } from "./model/load";
import { formatProblem, ProblemError } from "./model/problem";
import type { State } from "./model/state";
import { defineEnvironment } from "./stacks/define-environment";

const sandbox = process.env["ANYCAST_EDGE_SANDBOX"];
const state: State | undefined = sandbox ? { backend: "local", folder: join(sandbox, "state") } : undefined;

try {
  const { environments, problems } = loadGames("games");
  for (const problem of problems) {
    console.error(`${problem.file}:${problem.line}:${problem.column} ${formatProblem(problem)}`);
  }
  if (problems.length > 0) {
    process.exitCode = 1;
  } else {
    const app = new App({ stackTraces: false });
    for (const { environment } of environments) defineEnvironment(app, environment, state && { state });
    app.synth();
  }
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
