import type { Wanted } from "../environments";
import type { Project } from "../project";
import type { Question, Terminal } from "../terminal";
import type { Defaults } from "./defaults";
import { nameProblems } from "./names";
import { missing } from "./needs";
import { wishesOf, type Flags } from "./wishes";

const nothing: Flags = { zone: [], port: [], edge: [] };

/** Asks for the names that were not given; undefined when cancelled. */
export async function askForNames(
  given: Partial<Wanted>,
  project: Project,
  terminal: Terminal,
): Promise<Wanted | undefined> {
  const ask = (message: string, names: (answer: string) => Partial<Wanted>): Promise<string | undefined> =>
    terminal.ask({ message, check: (answer) => nameProblems(names(answer.trim()), project)[0]?.what });
  const game = given.game ?? (await ask("Game", (answer) => ({ game: answer })));
  if (game === undefined) return undefined;
  const environment = given.environment ?? (await ask("Environment", (answer) => ({ game, environment: answer })));
  return environment === undefined ? undefined : { game, environment };
}

/** Asks for all that neither the flags nor the defaults say, and for what may be left out; undefined when cancelled. */
export async function askFor(given: Flags, defaults: Defaults, terminal: Terminal): Promise<Flags | undefined> {
  let flags = given;
  /** False when cancelled. */
  const put = async (key: keyof Flags, question: Question, whenEmpty?: string): Promise<boolean> => {
    const check = (text: string): string | undefined =>
      text.trim() === "" ? whenEmpty : wishesOf({ ...nothing, ...flag(key, text) }).problems[0]?.what;
    const answer = await terminal.ask({ ...question, check });
    if (answer === undefined) return false;
    if (answer !== "") flags = { ...flags, ...flag(key, answer) };
    return true;
  };
  const putMissing = async (): Promise<boolean> => {
    // an answer can raise the next question
    for (let need = missing(flags, defaults)[0]; need !== undefined; need = missing(flags, defaults)[0]) {
      const question = need.question(flags, defaults);
      if (!(await put(need.key, question, "an environment cannot do without it"))) return false;
    }
    return true;
  };

  if (!(await putMissing())) return undefined;
  if (given.edge.length === 0) {
    const message = "Edges, as name=region:zone:relays, with commas between (empty: none)";
    if (!(await put("edge", { message })) || !(await putMissing())) return undefined;
  }
  if (given.dns === undefined && defaults.value(["dns"]) === undefined) {
    const message = "Name players use, such as play.starfall.example (empty: none)";
    if (!(await put("dns", { message })) || !(await putMissing())) return undefined;
  }
  return flags;
}

function flag(key: keyof Flags, answer: string): Partial<Flags> {
  return { [key]: Array.isArray(nothing[key]) ? answer.split(",") : answer.trim() };
}
