import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { loadGames } from "../../model/load";
import { defineEnvironment } from "../../stacks/define-environment";

const [games = "", outdir = ""] = process.argv.slice(2);
const { environments, problems } = loadGames(games);
if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
const app = new App({ outdir, stackTraces: false });
for (const { environment } of environments) defineEnvironment(app, environment);
app.synth();
writeFileSync(
  join(outdir, "memory.json"),
  JSON.stringify({ peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }),
);
