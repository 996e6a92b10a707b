import { loadGames } from "../../model/load";
import type { Problem } from "../../model/problem";
import { checks } from "../checks/all";
import type { Surroundings } from "../checks/check";
import type { Project } from "../project";
import { json } from "../report";
import type { Terminal } from "../terminal";

export interface DoctorInput extends Pick<Surroundings, "node" | "variables" | "sandbox"> {
  readonly project: Project;
  readonly json: boolean;
}

type Verdict = "ok" | "advice" | "fix";

interface Checked {
  readonly asks: string;
  readonly verdict: Verdict;
  readonly says?: string;
  readonly fix: readonly Problem[];
  readonly advice: readonly Problem[];
}

/** Asks every check. Something to fix makes the exit code 1, advice never does. */
export function doctor({ json: asJson, ...input }: DoctorInput, terminal: Terminal): Promise<number> {
  const surroundings = { ...input, ...loadGames(input.project.games) };
  const checked = checks.map(({ asks, run }): Checked => {
    const { says, fix = [], advice = [] } = run(surroundings);
    return { asks, verdict: fix.length > 0 ? "fix" : advice.length > 0 ? "advice" : "ok", says, fix, advice };
  });
  const toFix = checked.reduce((sum, { fix }) => sum + fix.length, 0);
  if (asJson) terminal.out(json({ toFix, checks: checked }));
  else {
    for (const one of checked) print(one, terminal);
    terminal.out(toFix === 0 ? terminal.paint("green", "nothing to fix.") : terminal.paint("red", `${toFix} to fix.`));
  }
  return Promise.resolve(toFix === 0 ? 0 : 1);
}

const labels = {
  ok: ["green", "ok    "],
  advice: ["yellow", "ADVICE"],
  fix: ["red", "FIX   "],
} as const;

function print({ asks, verdict, says, fix, advice }: Checked, terminal: Terminal): void {
  const [style, label] = labels[verdict];
  const answer = says === undefined || says === "" ? "" : terminal.paint("dim", `  ${says}`);
  terminal.out(`${terminal.paint(style, label)}  ${asks}${answer}`);
  for (const { code, what, fix: instruction } of [...fix, ...advice]) {
    terminal.out(`        ${what} (${code})\n          ${instruction}`);
  }
}
