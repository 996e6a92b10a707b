import type { CloudName } from "../../model/cloud-name";
import type { Environment } from "../../model/environment";
import { loadGames } from "../../model/load";
import { own } from "../../model/own";
import { stacksOf } from "../../model/stack-names";
import { shownPath, type Project } from "../project";
import { columns, json, locatedText } from "../report";
import type { Terminal } from "../terminal";

export interface ListInput {
  readonly project: Project;
  readonly json: boolean;
}

/** All environments. Those with problems are told on standard error and make the exit code 1. */
export function list({ project, json: asJson }: ListInput, terminal: Terminal): Promise<number> {
  const { environments, problems } = loadGames(project.games);
  const rows = environments.map(({ environment, file }) => ({
    game: environment.game,
    environment: environment.name,
    cloud: environment.cloud,
    home: environment.home.region,
    edges: Object.keys(environment.edges).sort(),
    ...elsewhere(environment),
    stacks: stacksOf(environment),
    file: shownPath(project, file),
  }));
  if (asJson) terminal.out(json(rows));
  else if (rows.length > 0) {
    const heads = ["GAME", "ENVIRONMENT", "CLOUD", "HOME", "EDGES", "STACKS"];
    const cells = rows.map(({ game, environment, cloud, home, edges, clouds = {}, stacks }) => [
      ...[game, environment, cloud, home],
      ...[edges.map((key) => placed(key, own(clouds, key))).join("\n") || "none", stacks.join("\n")],
    ]);
    terminal.out(columns(heads, cells));
  } else if (problems.length === 0) {
    terminal.out("no environments yet; `anycast-edge new` makes one");
  }
  for (const problem of problems) terminal.err(locatedText(problem, project));
  return Promise.resolve(problems.length === 0 ? 0 : 1);
}

/** The clouds of edges that are on another one than home, by their keys. */
function elsewhere({ cloud: home, edges }: Environment): { readonly clouds?: Readonly<Record<string, CloudName>> } {
  const others = Object.entries(edges).flatMap(([key, { cloud = home }]) => (cloud === home ? [] : [[key, cloud]]));
  return others.length === 0 ? {} : { clouds: Object.fromEntries(others) as Record<string, CloudName> };
}

function placed(key: string, cloud: CloudName | undefined): string {
  return cloud === undefined ? key : `${key} (${cloud})`;
}
