import { writeFileSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { generateKeys, privateKey } from "../../dispatch/keys";
import type { DispatchList } from "../../dispatch/list";
import { signList } from "../../dispatch/sign";
import { Program } from "../../drill/program";
import { until } from "../../drill/until";
import { inTurn, type Timing } from "../measure";

const tsx = join(__dirname, "..", "..", "node_modules", "tsx", "dist", "cli.mjs");
const seconds = 3;
const players = 50;
/** Answers that are timed. */
const per = 10_000;

/** What players ask, by title. */
const questions = {
  "10,000 answers by the player's region": "/v1/dispatch?region=r1",
  "10,000 answers by the player's address, among 40,000 networks": "/v1/dispatch",
} as const;

/** How both did with one question. */
export interface Answers {
  readonly title: string;
  /** The baseline last. */
  readonly timings: readonly Timing[];
  /** Milliseconds that one answer took, the 99th percentile of a load: the median of all loads, by contender. */
  readonly p99: Readonly<Record<string, number>>;
}

/**
 * The dispatcher, and a bare server of Node that answers with the same bytes, each in a process of its own.
 *
 * @param folder a folder of its own
 */
export async function answers(rounds: number, folder: string): Promise<Answers[]> {
  const programs: Program[] = [];
  const start = async (name: string, ...args: string[]): Promise<string> => {
    const program = new Program(name, process.execPath, [tsx, ...args]);
    programs.push(program);
    await until(`${name} listens`, () => program.log.includes("listens on") || !program.running, 30);
    const [, port] = /port (\d+)/.exec(program.log) ?? [];
    if (port === undefined) throw new Error(`${name} did not start: ${program.log}`);
    return `http://127.0.0.1:${port}`;
  };
  try {
    const files = await listIn(folder);
    const main = join(__dirname, "..", "..", "dispatch", "main.ts");
    const dispatcher = await start("dispatcher", main, files.list, "--key", files.key, "--listen", "127.0.0.1:0");
    const found: Answers[] = [];
    for (const [title, path] of Object.entries(questions)) {
      const body = join(folder, "answer.json");
      writeFileSync(body, await (await fetch(`${dispatcher}${path}`)).text());
      const bare = await start("bare", join(__dirname, "bare.ts"), body);
      const slowest = new Map<string, number[]>();
      const contender = (name: string, url: string) => ({ name, time: () => load(`${url}${path}`, slowest, name) });
      const contenders = [contender("dispatcher", dispatcher), contender("bare node:http", bare)];
      const timings = await inTurn(contenders, rounds);
      found.push({ title, timings, p99: Object.fromEntries([...slowest].map(([name, all]) => [name, median(all)])) });
    }
    return found;
  } finally {
    for (const program of programs) await program.stop();
  }
}

/** Milliseconds for the answers, at the rate of some seconds. */
async function load(url: string, slowest: Map<string, number[]>, name: string): Promise<number> {
  const { requests, latency, errors, non2xx } = await autocannon({ url, connections: players, duration: seconds });
  if (errors + non2xx > 0 || !(requests.average > 0)) throw new Error(`${url}: ${errors} errors, ${non2xx} refusals`);
  slowest.set(name, [...(slowest.get(name) ?? []), latency.p99]);
  return (per / requests.average) * 1000;
}

async function listIn(folder: string): Promise<{ list: string; key: string }> {
  const pair = generateKeys();
  const [list, key] = [join(folder, "dispatch.json"), join(folder, "bench.pub.pem")];
  writeFileSync(key, pair.publicKey);
  writeFileSync(list, await signList(large(), await privateKey(pair.privateKey, "bench.key.pem")));
  return { list, key };
}

/** Six edges of four relays each, and players of twenty regions with as many networks as may be declared. */
function large(): DispatchList {
  const edges = Array.from({ length: 6 }, (_, index) => `e${index}`);
  const at = (later: number): string => new Date(Date.now() + later * 1000).toISOString();
  const relays = (edge: number) =>
    Array.from({ length: 4 }, (_, index) => ({ address: `198.51.100.${edge * 4 + index}`, capacity: 60_000 }));
  const networks = (region: number): string[] =>
    Array.from({ length: 2000 }, (_, index) => `10.${region * 8 + (index >> 8)}.${index & 255}.0/24`);
  const order = [edges.slice(0, 2), ["entry"], edges.slice(2)];
  const regions = Array.from(
    { length: 20 },
    (_, region) => [`r${region}`, { networks: networks(region), order }] as const,
  );
  return {
    schema: "dispatch/v1",
    game: "bench",
    environment: "large",
    version: 1,
    issued: at(-1),
    expires: at(86_400),
    ttlSeconds: 60,
    ports: { game: { protocol: "tcp", from: 7000, to: 7000 } },
    entry: { addresses: ["203.0.113.1"] },
    edges: Object.fromEntries(edges.map((edge, index) => [edge, { weight: 100, relays: relays(index) }])),
    https: { url: "https://web.bench.example/" },
    order,
    regions: Object.fromEntries(regions),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
