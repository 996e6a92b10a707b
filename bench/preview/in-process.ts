import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { loadGames } from "../../model/load";
import { compare } from "../../preview/affected/compare";
import { snapshotOf } from "../../preview/affected/snapshot";
import { guard } from "../../preview/guard/guard";
import { readPlan } from "../../preview/plan/read-plan";
import { defineEnvironment } from "../../stacks/define-environment";
import { inTurn, type Timing } from "../measure";
import { shape, writeGames } from "../synth/games";
import { largePlan } from "./large-plan";

/** What takes no program: reading 700 stacks and comparing them; judging a plan of 5 MB. The baselines read the same JSON. */
export async function inProcess(rounds: number, folder: string): Promise<Record<string, Timing[]>> {
  const games = join(folder, "digest-games");
  const output = join(folder, "digest-out");
  writeGames(games, "tencent", shape.environments);
  const app = new App({ outdir: output, stackTraces: false });
  for (const { environment } of loadGames(games).environments) defineEnvironment(app, environment);
  app.synth();
  const tree = { top: folder, project: folder, output, present: folder };
  const before = snapshotOf(tree);
  const plan = largePlan(5_000_000);
  const now = new Date();
  return {
    "affected: digest of 700 stacks": await inTurn(
      [
        { name: "read, digest and compare", time: () => timed(() => compare(before, snapshotOf(tree))) },
        { name: "JSON.parse alone", time: () => timed(() => parseAll(output)) },
      ],
      rounds,
    ),
    "guard: a plan of 5 MB": await inTurn(
      [
        {
          name: "read and judge",
          time: () => timed(() => guard({ subjects: [{ name: "s", file: "f", plan: readPlan(plan, "f") }], now })),
        },
        { name: "JSON.parse alone", time: () => timed(() => JSON.parse(plan)) },
      ],
      rounds,
    ),
  };
}

function timed(work: () => unknown): number {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

function parseAll(output: string): void {
  const stacks = join(output, "stacks");
  for (const stack of readdirSync(stacks)) JSON.parse(readFileSync(join(stacks, stack, "cdk.tf.json"), "utf8"));
}
