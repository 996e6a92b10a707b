import { parseArgs } from "node:util";
import { formatProblem, ProblemError } from "../model/problem";
import { runDispatcher } from "./dispatcher";

const usage =
  "usage: dispatcher FILE --key PUBLIC... [--listen 127.0.0.1:8080] [--load FILE] [--of GAME/ENVIRONMENT] [--seen FILE] [--trust-proxy NETWORK...]\n";

/** The dispatcher alone, as its container runs it: what `anycast-edge dispatch serve` does, without the rest. */
async function main(): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopped.abort());
  const { values, positionals } = read();
  const [file, ...more] = positionals;
  const { key: keys = [], listen, load, of, seen, "trust-proxy": proxies = [] } = values;
  if (file === undefined || more.length > 0 || keys.length === 0) throw new TypeError("a file and a key are needed");
  const log = (line: string): void => void process.stdout.write(`${line}\n`);
  await runDispatcher({ file, keys, listen, load, of, seen, proxies, signal: stopped.signal, log });
}

function read() {
  return parseArgs({
    allowPositionals: true,
    options: {
      key: { type: "string", multiple: true },
      listen: { type: "string", default: "127.0.0.1:8080" },
      load: { type: "string" },
      of: { type: "string" },
      seen: { type: "string" },
      "trust-proxy": { type: "string", multiple: true },
    },
  });
}

main().catch((error: unknown) => {
  const problems = error instanceof ProblemError ? error.problems.map(formatProblem).join("\n") : undefined;
  // parseArgs throws TypeErrors for what it does not understand
  const told = problems ?? (error instanceof TypeError ? `${error.message}\n${usage}` : String((error as Error).stack));
  process.stderr.write(`${told.trimEnd()}\n`);
  process.exitCode = 1;
});
