import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { cloudNames, type CloudName } from "../model/cloud-name";
import { handshake } from "./handshake";
import { inTurn, wholeProcess, type Timing } from "./measure";
import { shape, writeGames } from "./synth/games";

const usage = "usage: npm run bench [-- --rounds N]   N: how often each is timed, 7 by default\n";
const rounds = read();
const folder = mkdtempSync(join(tmpdir(), "anycast-edge-bench-"));
const tsx = join(__dirname, "..", "node_modules", "tsx", "dist", "cli.mjs");

/** How often each contender is timed. What is not understood ends the program, with the usage. */
function read(): number {
  try {
    const { values } = parseArgs({ options: { rounds: { type: "string", default: "7" } } });
    if (/^[1-9]\d{0,3}$/.test(values.rounds)) return Number(values.rounds);
  } catch {
    // told below
  }
  process.stderr.write(usage);
  process.exit(1);
}

async function bench(): Promise<void> {
  try {
    report("synth: 100 environments with 4 edges each, against plain cdktf", await synth(rounds), 1.2);
    report("synth: an environment with 4 edges on AWS, against one on Tencent Cloud", await clouds(rounds), 1.3);
    report("sandbox plugin: start to handshake, against a bare node", await handshake(rounds, folder), 2);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The baseline is last. Both must have made the same resources, or the comparison is worth nothing. */
async function synth(times: number): Promise<Timing[]> {
  const games = join(folder, "games");
  writeGames(games, "tencent", shape.environments);
  const out = (name: string): string => join(folder, name);
  const script = (name: string, ...args: string[]): number =>
    wholeProcess(process.execPath, [tsx, join(__dirname, "synth", `${name}.ts`), ...args]);
  const timings = await inTurn(
    [
      { name: "anycast-edge, from YAML", time: () => script("ours", games, out("ours")) },
      { name: "plain cdktf", time: () => script("plain", out("plain")) },
    ],
    times,
  );
  const [ours, plain] = [resources(out("ours")), resources(out("plain"))];
  if (JSON.stringify(ours) !== JSON.stringify(plain)) {
    throw new Error(`not the same resources:\n${JSON.stringify(ours)}\n${JSON.stringify(plain)}`);
  }
  process.stdout.write(`${total(ours)} resources each\n`);
  return timings;
}

/** The same environment on the one cloud and on the other, with what each is made of and the most memory it took. */
async function clouds(times: number): Promise<Timing[]> {
  const place = (cloud: CloudName): string => join(folder, cloud);
  const ours = (cloud: CloudName): number =>
    wholeProcess(process.execPath, [tsx, join(__dirname, "synth", "ours.ts"), place(cloud), `${place(cloud)}-out`]);
  for (const cloud of cloudNames) writeGames(place(cloud), cloud, 1);
  const timings = await inTurn(
    [
      { name: "AWS", time: () => ours("aws") },
      { name: "Tencent Cloud", time: () => ours("tencent") },
    ],
    times,
  );
  for (const cloud of cloudNames) {
    const out = `${place(cloud)}-out`;
    const { peakMb } = JSON.parse(readFileSync(join(out, "memory.json"), "utf8")) as { peakMb: number };
    process.stdout.write(
      `${cloud}: ${total(resources(out))} resources, at most ${peakMb} MB resident (target on aws: 200)\n`,
    );
  }
  return timings;
}

/** How many of which type. */
function resources(outdir: string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const stack of readdirSync(join(outdir, "stacks"))) {
    const file = join(outdir, "stacks", stack, "cdk.tf.json");
    const { resource = {} } = JSON.parse(readFileSync(file, "utf8")) as { resource?: Record<string, object> };
    for (const [type, byId] of Object.entries(resource)) {
      counts.set(type, (counts.get(type) ?? 0) + Object.keys(byId).length);
    }
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function report(title: string, timings: readonly Timing[], target: number): void {
  const baseline = timings.at(-1);
  const table = new Table({ head: ["what", "median ms", "min", "max", "ratio"], style: { head: [], border: [] } });
  for (const { name, median, times } of timings) {
    const ratio = median / (baseline?.median ?? NaN);
    table.push([name, ...[median, Math.min(...times), Math.max(...times)].map(Math.round), ratio.toFixed(2)]);
  }
  process.stdout.write(`\n${title} (target: ratio at most ${target})\n${table.toString()}\n`);
}

bench().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
