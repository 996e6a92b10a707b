import type { LoadedEnvironment, Origin } from "../../model/load";
import { fullName } from "../../model/stack-names";
import { findEnvironment, type Wanted } from "../environments";
import { factsOf } from "../facts";
import { shownPath, type Project } from "../project";
import { columns, json } from "../report";
import { leavesOf, resolvePath } from "../settings";
import type { Terminal } from "../terminal";

export interface ExplainInput extends Wanted {
  readonly project: Project;
  /** A setting or a group of them, such as `home.fleet`. Default: everything, and what follows from it. */
  readonly path?: string;
  readonly json: boolean;
}

interface Explained {
  readonly path: string;
  readonly value: unknown;
  /** No file says it: the value is the schema's default. */
  readonly default: boolean;
  readonly origins: readonly Origin[];
}

/** Where each value of an environment comes from. */
export function explain(input: ExplainInput, terminal: Terminal): Promise<number> {
  const { project, path, json: asJson } = input;
  const loaded = findEnvironment(project, input);
  const { environment } = loaded;
  const start = path === undefined ? [] : resolvePath(environment, path);
  const settings = leavesOf(environment, start).map(({ path: leaf, value }): Explained => {
    const origins = loaded.explain(leaf).map((origin) => ({ ...origin, file: shownPath(project, origin.file) }));
    return { path: leaf.join("."), value, default: !origins.some(({ wins }) => wins), origins };
  });

  if (asJson) {
    const { game, name } = environment;
    const facts = path === undefined ? factsOf(environment) : [];
    terminal.out(json({ game, environment: name, settings, facts }));
  } else if (path === undefined) overview(loaded, settings, terminal);
  else for (const setting of settings) history(setting, terminal);
  return Promise.resolve(0);
}

function overview({ environment }: LoadedEnvironment, settings: readonly Explained[], terminal: Terminal): void {
  const rows = settings.map((setting) => [setting.path, shown(setting.value), winner(setting)]);
  terminal.out(terminal.paint("bold", fullName(environment)));
  terminal.out(columns(["SETTING", "VALUE", "FROM"], rows));
  terminal.out("");
  for (const fact of factsOf(environment)) terminal.out(`- ${fact}`);
}

function winner({ origins }: Explained): string {
  const origin = origins.find(({ wins }) => wins);
  return origin === undefined ? "schema default" : place(origin);
}

/** Every file that says something about the setting, the one that won marked. */
function history(setting: Explained, terminal: Terminal): void {
  terminal.out(`${terminal.paint("bold", setting.path)} = ${shown(setting.value)}`);
  const rows = setting.origins.map((origin) => [origin.wins ? ">" : " ", place(origin), shown(origin.value)]);
  if (setting.default) rows.push([">", "schema default", shown(setting.value)]);
  const widest = Math.max(...rows.map(([, from = ""]) => from.length));
  for (const [mark = "", from = "", value = ""] of rows) {
    const line = `  ${mark} ${from.padEnd(widest)}  ${value}`;
    terminal.out(mark === ">" ? line : terminal.paint("dim", line));
  }
}

function place({ file, line, column }: Origin): string {
  return `${file}:${line}:${column}`;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
