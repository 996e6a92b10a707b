import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { cloudNames, type CloudName } from "../model/cloud-name";
import { cloudTitles } from "../model/cloud-titles";
import { answers } from "./dispatch/answers";
import { handshake } from "./handshake";
import { inTurn, wholeProcess, type Timing } from "./measure";
import { fullPlan, fullPlanOnSandbox } from "./preview/full-plan";
import { inProcess } from "./preview/in-process";
import { oneOfHundred } from "./preview/one-of-hundred";
import { memory } from "./relay/memory";
import { rates } from "./relay/rates";
import { udp } from "./relay/udp";
import { invariants } from "./simulator/invariants";
import { stories } from "./simulator/stories";
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
    report("synth: an environment with 4 edges on each cloud, against one on Tencent Cloud", await clouds(rounds), 1.3);
    report("sandbox plugin: start to handshake, against a bare node", await handshake(rounds, folder), 2);
    await previews(rounds);
    await relays(rounds);
    await dispatch(rounds);
    await simulator(rounds);
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

/** The same environment on each cloud, with what each is made of and the most memory it took. */
async function clouds(times: number): Promise<Timing[]> {
  const place = (cloud: CloudName): string => join(folder, cloud);
  const ours = (cloud: CloudName): number =>
    wholeProcess(process.execPath, [tsx, join(__dirname, "synth", "ours.ts"), place(cloud), `${place(cloud)}-out`]);
  for (const cloud of cloudNames) writeGames(place(cloud), cloud, 1);
  const timings = await inTurn(
    // the last one is what the others are held against
    [...cloudNames].reverse().map((cloud) => ({ name: cloudTitles[cloud], time: () => ours(cloud) })),
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

/** Plans of many stacks against what cdktf offers. */
async function previews(times: number): Promise<void> {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", CI: "true" };
  for (const [what, timings] of Object.entries(await inProcess(times, folder))) report(what, timings);
  report(
    "preview: 20 stacks of 50 resources, against a loop of `cdktf diff`",
    await fullPlan(times, folder, env),
    1 / 25,
  );
  report("preview: 20 stacks on the sandbox, against the loop", await fullPlanOnSandbox(times, folder, env), 1 / 25);
  report("preview: one environment of 100 changed, against the loop", await oneOfHundred(times, folder, env), 1 / 100);
}

/** A relay's configuration of HAProxy against the least that does the same. */
async function relays(times: number): Promise<void> {
  const own = (): string => mkdtempSync(join(folder, "relay-"));
  for (const [what, timings] of Object.entries(await rates(times, own()))) {
    report(`relay: ${what}, against minimal.cfg`, timings, 1.05);
  }
  const datagrams = udp(times, own());
  if (datagrams) report("relay: 10,000 datagrams and their answers, against NAT", datagrams);
  else process.stdout.write("\nrelay: datagrams are timed by root alone\n");
  const { relay, minimal } = await memory(5000, own());
  const ratio = (relay / minimal).toFixed(2);
  const [ours, theirs] = [relay, minimal].map((kb) => `${kb.toFixed(1)} KB`);
  process.stdout.write(
    `\nHAProxy for each of 5000 idle connections: relay ${ours}, minimal.cfg ${theirs}, ratio ${ratio}\n`,
  );
}

/** The dispatcher against a bare server of Node: half as many answers a second are twice the time. */
async function dispatch(times: number): Promise<void> {
  for (const { title, timings, p99 } of await answers(times, mkdtempSync(join(folder, "dispatch-")))) {
    report(`dispatch: ${title}, against a bare node:http`, timings, 2);
    const slowest = Object.entries(p99).map(([name, ms]) => `${name} ${ms} ms`);
    process.stdout.write(`99 of 100 answers within: ${slowest.join(", ")}\n`);
  }
}

/** Failures of many environments, and the rules on many topologies. */
async function simulator(times: number): Promise<void> {
  const told = await stories(times, join(folder, "worlds"));
  const what = `${told.stories} single failures of ${told.environments} environments`;
  report(`simulator: ${what}, against reading the YAML (target: 5000 ms)`, told.timings);
  const all = await inTurn([{ name: "100,000 topologies", time: () => invariants() }], times);
  report("simulator: 100,000 random topologies with all invariants (target: 10,000 ms)", all);
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

function report(title: string, timings: readonly Timing[], target?: number): void {
  const baseline = timings.at(-1);
  const table = new Table({ head: ["what", "median ms", "min", "max", "ratio"], style: { head: [], border: [] } });
  for (const { name, median, times } of timings) {
    const ratio = median / (baseline?.median ?? NaN);
    table.push([
      name,
      ...[median, Math.min(...times), Math.max(...times)].map(Math.round),
      ratio.toFixed(ratio < 0.1 ? 4 : 2),
    ]);
  }
  const aim = target === undefined ? "" : ` (target: ratio at most ${target})`;
  process.stdout.write(`\n${title}${aim}\n${table.toString()}\n`);
}

bench().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
