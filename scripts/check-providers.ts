import { join } from "node:path";
import { expectedProblems } from "../cli/expected";
import { isScript } from "../cli/plugin-file";
import { formatProblem } from "../model/problem";
import { checkProviders } from "./check-providers/check";

// Keeps the sandbox honest: validates and plans every shipped stack with the real providers and placeholder credentials.
// Needs a network or a mirror, and no account.
checkProviders({
  games: join(__dirname, "..", "games"),
  variables: process.env,
  isReal: (plugin) => !isScript(plugin),
  say: (text) => void process.stdout.write(`${text}\n`),
}).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const text = expectedProblems(error)?.map(formatProblem).join("\n") ?? String((error as Error).stack);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  },
);
