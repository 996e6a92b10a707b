import { join } from "node:path";
import { sandboxEnvironment } from "../../sandbox/environment";
import { installSandbox } from "../../sandbox/installation";
import { inTurn, type Timing } from "../measure";
import { gameName, writeGames } from "../synth/games";
import { diffEach, previewOnce, type Place } from "./contenders";
import { writeFixture } from "./fixture";
import { writeOwnProject } from "../../scripts/own-project";

const stacks = 20;
const resources = 50;

/** Plans of 20 stacks of the provider that is built into Terraform, against `cdktf diff` of each. */
export async function fullPlan(rounds: number, folder: string, env: NodeJS.ProcessEnv): Promise<Timing[]> {
  const project = join(folder, "fixture");
  writeFixture(project, stacks, resources);
  const ids = Array.from({ length: stacks }, (_, index) => `stack-${String(index).padStart(3, "0")}`);
  const timings = await against({ project, env }, ids, rounds);
  // what `cdktf init` writes for an app in TypeScript
  const time = diffEach({ project, env }, ids, "npx ts-node main.ts");
  return [...timings, { name: "the same, with the template's ts-node", times: [time], median: time }];
}

/** The same on the sandbox, for stacks that read no other: 10 entries and 10 homes. */
export function fullPlanOnSandbox(rounds: number, folder: string, env: NodeJS.ProcessEnv): Promise<Timing[]> {
  const project = join(folder, "own");
  writeOwnProject(project, (games) => writeGames(games, "tencent", stacks / 2));
  const sandbox = sandboxEnvironment(installSandbox(join(folder, "own-sandbox")), env);
  const games = Array.from({ length: stacks / 2 }, (_, number) => gameName(number));
  const ids = games.flatMap((game) => [`${game}-prod-entry`, `${game}-prod-home`]);
  return against({ project, env: sandbox }, ids, rounds);
}

/** The loop runs once: it takes minutes. */
async function against(place: Place, ids: readonly string[], rounds: number): Promise<Timing[]> {
  const wanted = ids.flatMap((id) => ["--stack", id]);
  const ours = await inTurn(
    [{ name: `preview of ${ids.length} stacks`, time: () => previewOnce(place, ["--drift", ...wanted]) }],
    rounds,
  );
  const time = diffEach(place, ids);
  return [...ours, { name: `cdktf diff, ${ids.length} times`, times: [time], median: time }];
}
