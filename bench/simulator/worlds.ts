import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

const shipped = join(__dirname, "..", "..", "games");

/** Environments that are shipped and meant for players. */
const sources = [
  ["lanterns", "prod"],
  ["moonrush", "live"],
  ["skyline", "prod"],
  ["starfall", "prod"],
] as const;

interface Settings {
  readonly home?: { readonly health?: object; readonly fleet?: object };
  readonly [key: string]: unknown;
}

/** Writes `games/` with shipped environments over and over, each as a game of its own with another health check and fleet. */
export function writeWorlds(folder: string, environments: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "defaults.yaml"), readFileSync(join(shipped, "defaults.yaml")));
  for (let number = 0; number < environments; number += 1) {
    const [source, name] = sources[number % sources.length] ?? sources[0];
    const game = `${source}${String(number).padStart(3, "0")}`;
    const read = (file: string): string =>
      readFileSync(join(shipped, source, file), "utf8").replaceAll(`${source}.`, `${game}.`);
    mkdirSync(join(folder, game));
    const own = parse(read(`${name}.yaml`)) as Settings;
    const varied = {
      ...own,
      home: {
        ...own.home,
        health: { ...own.home?.health, unhealthyAfter: 2 + (number % 5) },
        fleet: { ...own.home?.fleet, min: 2 + (number % 4) },
      },
    };
    writeFileSync(join(folder, game, `${name}.yaml`), stringify(varied));
    // moonrush says everything in one file
    if (source !== "moonrush") writeFileSync(join(folder, game, "defaults.yaml"), read("defaults.yaml"));
  }
}
