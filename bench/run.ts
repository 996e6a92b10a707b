import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import type { CloudName } from "../model/cloud-name";
import { handshake } from "./handshake";
import { inTurn, wholeProcess, type Timing } from "./measure";
import { shape, writeGames } from "./synth/games";

const { rounds } = parseArgs({ options: { rounds: { type: "string", default: "7" } } }).values;
const folder = mkdtempSync(join(tmpdir(), "anycast-edge-bench-"));
const tsx = join(__dirname, "..", "node_modules", "tsx", "dist", "cli.mjs");

async function bench(): Promise<void> {
  try {
    report("synth: 100 environments with 4 edges each, against plain cdktf", await synth(Number(rounds)), 1.2);
    report("synth: 10 environments on AWS, against as many on Tencent Cloud", await clouds(Number(rounds)), 1.3);
    report("sandbox plugin: start to handshake, against a bare node", await handshake(Number(rounds), folder), 2);
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
  process.stdout.write(`${Object.values(ours).reduce((sum, count) => sum + count, 0)} resources each\n`);
  return timings;
}

/** The same declaration on the one cloud and on the other. Prints the most memory that a synth of one environment took. */
async function clouds(times: number): Promise<Timing[]> {
  const ours = (cloud: CloudName, environments: number): number => {
    const games = join(folder, `${cloud}-${environments}`);
    if (!existsSync(games)) writeGames(games, cloud, environments);
    return wholeProcess(process.execPath, [tsx, join(__dirname, "synth", "ours.ts"), games, `${games}-out`]);
  };
  const timings = await inTurn(
    [
      { name: "AWS", time: () => ours("aws", 10) },
      { name: "Tencent Cloud", time: () => ours("tencent", 10) },
    ],
    times,
  );
  for (const cloud of ["aws", "tencent"] as const) {
    ours(cloud, 1);
    const { peakMb } = JSON.parse(readFileSync(join(folder, `${cloud}-1-out`, "memory.json"), "utf8")) as {
      peakMb: number;
    };
    process.stdout.write(`synth of one environment on ${cloud}: at most ${peakMb} MB resident (target on aws: 200)\n`);
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
