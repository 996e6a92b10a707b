import { existsSync } from "node:fs";
import { join } from "node:path";
import { environmentNameSchema, gameNameSchema } from "../../model/name";
import type { Problem } from "../../model/problem";
import type { Wanted } from "../environments";
import { shownPath, type Project } from "../project";

/** Where an environment is declared. */
export function fileOf({ games }: Project, { game, environment }: Wanted): string {
  return join(games, game, `${environment}.yaml`);
}

/** Why the names cannot be those of a new environment; a name that was not given has nothing against it. */
export function nameProblems({ game, environment }: Partial<Wanted>, project: Project): Problem[] {
  const bad = [...badName("game", game, gameNameSchema), ...badName("environment", environment, environmentNameSchema)];
  if (bad.length > 0 || game === undefined || environment === undefined) return bad;
  const file = fileOf(project, { game, environment });
  if (!existsSync(file)) return [];
  const what = `${shownPath(project, file)} is there already`;
  return [{ code: "new/exists", what, fix: "change that file, or choose another name" }];
}

function badName(thing: keyof Wanted, name: string | undefined, schema: typeof gameNameSchema): Problem[] {
  const why = name === undefined ? undefined : reason(name, schema);
  if (why === undefined) return [];
  const fix = "choose a name of lower-case letters, digits and single hyphens, as in `starfall prod`";
  return [{ code: "new/name", what: `${thing} \`${name}\` ${why}`, fix }];
}

function reason(name: string, schema: typeof gameNameSchema): string | undefined {
  if (name === "defaults") return "is the name of the file that others build on";
  const issue = schema.safeParse(name).error?.issues[0];
  if (issue?.code === "too_small") return `is shorter than ${Number(issue.minimum)} characters`;
  if (issue?.code === "too_big") return `is longer than ${Number(issue.maximum)} characters`;
  return issue?.message;
}
