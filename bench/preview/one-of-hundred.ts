import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { previewSchema } from "../../preview/report/preview-schema";
import { sandboxEnvironment } from "../../sandbox/environment";
import { installSandbox } from "../../sandbox/installation";
import { inTurn, type Timing } from "../measure";
import { gameName, shape, writeGames } from "../synth/games";
import { diffEach, previewOnce } from "./contenders";
import { writeOwnProject } from "../../scripts/own-project";

/** One changed environment of 100, which are 700 stacks: from the command until preview.json is there. */
export async function oneOfHundred(rounds: number, folder: string, env: NodeJS.ProcessEnv): Promise<Timing[]> {
  const project = join(folder, "hundred");
  writeOwnProject(project, (games) => writeGames(games, "tencent", shape.environments));
  const place = { project, env: sandboxEnvironment(installSandbox(join(folder, "hundred-sandbox")), env) };
  change(join(project, "games", gameName(0), "prod.yaml"));
  const base = ["--base", "HEAD"];
  const ours = await inTurn(
    [
      { name: "preview, base kept from before", time: () => previewOnce(place, base) },
      { name: "preview, cold", time: () => previewOnce(place, [...base, "--no-cache"]) },
    ],
    rounds,
  );
  const { totals, stacks } = previewSchema.parse(JSON.parse(readFileSync(join(project, "preview.json"), "utf8")));
  const planned = stacks.filter(({ planDigest }) => planDigest !== null).length;
  process.stdout.write(`${totals.stacks} stacks, ${totals.touched} touched, ${planned} planned\n`);
  const one = diffEach(place, [`${gameName(0)}-prod-entry`]);
  const time = one * totals.stacks;
  return [
    ...ours,
    { name: `cdktf diff once (${Math.round(one)} ms), times ${totals.stacks}`, times: [time], median: time },
  ];
}

/** The entry, home and every edge. */
function change(file: string): void {
  const text = readFileSync(file, "utf8");
  const changed = text
    .replace("bandwidthMbps: 200", "bandwidthMbps: 210")
    .replaceAll("bandwidthMbps: 100", "bandwidthMbps: 90");
  writeFileSync(file, `${changed}home: { fleet: { max: 9 } }\n`);
}
