import type { Problem } from "../../model/problem";
import { readFailure } from "../../simulator/failure/read-failure";
import { simulate as simulated } from "../../simulator/simulate";
import { topologyOf } from "../../simulator/topology-of";
import { findEnvironment, type Wanted } from "../environments";
import { idleFlags, nothingFails } from "../idle-flags";
import type { Project } from "../project";
import { json } from "../report";
import { simulateText } from "../simulate-text";
import { simulatorTerms, type SimulatorFlags } from "../simulator-flags";
import type { Terminal } from "../terminal";
import { widthOf } from "../width-of";

/** As they are written on the command line. */
export interface SimulateFlags extends SimulatorFlags {
  readonly fail?: string;
  readonly all?: boolean;
}

export interface SimulateInput extends Wanted {
  readonly project: Project;
  readonly flags: SimulateFlags;
  readonly json: boolean;
}

/** Where players of an environment land, how long it takes, and what a failure does. Exit code 0: whatever it shows. */
export function simulate(input: SimulateInput, terminal: Terminal): Promise<number> {
  const { project, flags, json: asJson } = input;
  const { fail, all = false } = flags;
  const terms = simulatorTerms(flags, project.cwd, idle(flags));
  const { environment } = findEnvironment(project, input);
  const failure =
    fail === undefined || fail === "all" ? undefined : readFailure(fail, topologyOf(environment), terms.atlas);
  const simulation = simulated(environment, {
    ...terms,
    ...(failure && { failure }),
    everyFailure: fail === "all",
  });
  const paint: Terminal["paint"] = (style, text) => terminal.paint(style, text);
  const width = widthOf(terminal);
  terminal.out(asJson ? json(simulation) : simulateText(simulation, terms.atlas, { all, width, paint }));
  return Promise.resolve(0);
}

function idle({ fail, at, heartbeat, routeChange }: SimulateFlags): Problem[] {
  if (fail === undefined)
    return idleFlags({ "--at": at, "--heartbeat": heartbeat, "--route-change": routeChange }, nothingFails);
  if (fail !== "all") return [];
  const what = "shows in the story of one failure, and `--fail all` tells none";
  return idleFlags({ "--at": at, "--route-change": routeChange }, { what, fix: "leave it out, or name one failure" });
}
