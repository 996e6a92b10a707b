import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What the defaults of a game say, looked at before its environment exists. */
export class Defaults {
  private readonly layers: readonly unknown[];

  constructor(games: string, game: string | undefined) {
    const files = [join(games, "defaults.yaml"), ...(game === undefined ? [] : [join(games, game, "defaults.yaml")])];
    this.layers = files.map(read).reverse();
  }

  /** What stands at `path`, or there under `clouds.<cloud>`. */
  value(path: readonly string[], cloud = this.cloud): unknown {
    const paths = cloud === undefined ? [path] : [["clouds", cloud, ...path], path];
    const said = this.layers
      .flatMap((layer) => paths.map((one) => at(layer, one)))
      .find((value) => value !== undefined);
    // null takes away what the layers below say
    return said ?? undefined;
  }

  private get cloud(): string | undefined {
    const cloud = this.layers.map((layer) => at(layer, ["cloud"])).find((value) => value !== undefined);
    return typeof cloud === "string" ? cloud : undefined;
  }
}

function read(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return parse(readFileSync(file, "utf8"));
  } catch {
    // what is wrong with it is told when the new environment is checked together with it
    return undefined;
  }
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (group, key) =>
      typeof group === "object" && group !== null && Object.hasOwn(group, key)
        ? (group as Record<string, unknown>)[key]
        : undefined,
    value,
  );
}
