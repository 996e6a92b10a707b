import { Players } from "../../drill/clients/players";
import type { DrillReport } from "../../drill/report/report";
import { reportOf } from "../../drill/report/report-of";
import { runDrill } from "../../drill/run-drill";
import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { fullName } from "../../model/stack-names";
import { client } from "../../simulator/client";
import { readFailure } from "../../simulator/failure/read-failure";
import type { Story } from "../../simulator/failure/story";
import { simulate } from "../../simulator/simulate";
import type { Topology } from "../../simulator/topology";
import { topologyOf } from "../../simulator/topology-of";
import { readDeployed } from "../deployed/read-deployed";
import { asDeployed } from "../drill/as-deployed";
import type { DrillDisplay } from "../drill/drill-display";
import { drillText } from "../drill/drill-text";
import { drillWish, type DrillWords } from "../drill/drill-wish";
import { findEnvironment, type Wanted } from "../environments";
import { Interrupted } from "../interrupt";
import type { Project } from "../project";
import { relayOf } from "../relay-of";
import { json } from "../report";
import { shellWord } from "../shell-word";
import { simulatorTerms, type SimulatorFlags } from "../simulator-flags";
import type { Terminal } from "../terminal";

/** As they are written on the command line. */
export interface DrillFlags extends DrillWords, Pick<SimulatorFlags, "heartbeat" | "latency" | "players"> {
  readonly fail: string;
}

export interface DrillCommandInput extends Wanted {
  readonly project: Project;
  readonly flags: DrillFlags;
  readonly json: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly display: DrillDisplay;
}

const exitCodes: Readonly<Record<DrillReport["verdict"], number>> = { "as predicted": 0, otherwise: 2, stalled: 3 };

/**
 * Lets a part of a deployed environment fail on this machine, with real sockets and real relays, and tells what was seen beside what
 * the simulator predicts. Exit code 0: all that is measurable came as predicted; 2: something did not; 3: this machine was too busy to say;
 * 128 + n where signal n stopped it.
 */
export async function drill(input: DrillCommandInput, terminal: Terminal): Promise<number> {
  const { project, flags, env, signal, display } = input;
  const wish = drillWish(flags);
  const terms = simulatorTerms(flags, project.cwd);
  const { environment } = findEnvironment(project, input);
  const { atlas, heartbeatSeconds = topologyOf(environment).heartbeatSeconds } = terms;
  const topology = { ...topologyOf(environment), heartbeatSeconds };
  const failure = readFailure(flags.fail, topology, atlas);
  const { landings, story } = simulate(environment, { atlas, failure, heartbeatSeconds, atSeconds: 1 });
  if (story === undefined) throw new Error("a failure without a story: this is a bug in anycast-edge");
  const seconds = howLong(wish.seconds, topology, story);
  if ((env["ANYCAST_EDGE_SANDBOX"] ?? "") === "") throw notOnSandbox(input);
  try {
    const { entry, edges } = await readDeployed({ project, environment, env, signal });
    const published = asDeployed(topology, {
      entry: entry.addresses,
      edges: Object.fromEntries(Object.entries(edges).map(([key, { addresses }]) => [key, addresses])),
    });
    const started = new Date();
    const players = new Players({
      count: wish.clients,
      heartbeatSeconds,
      tell: (what, at) => display.player(at, what),
    });
    display.begin({
      name: fullName(environment),
      topology,
      failure,
      speed: wish.speed,
      standing: () => players.standing,
    });
    try {
      const result = await runDrill({
        topology,
        ports: environment.ports,
        relayRequests: requests(environment, topology),
        atlas,
        failure,
        crowd: players,
        published,
        speed: wish.speed,
        loss: wish.loss,
        seconds,
        signal,
        tell: (event) => display.event(event),
      });
      const tookSeconds = (Date.now() - started.getTime()) / 1000;
      const { seen } = players;
      const report = reportOf({ topology, result, seen, story, landings, started, tookSeconds, lossShare: wish.loss });
      display.end();
      terminal.out(input.json ? json(report) : drillText(report, (style, text) => terminal.paint(style, text)));
      return exitCodes[report.verdict];
    } finally {
      display.end();
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    terminal.err(`${error.message}: nothing is left running`);
    return error.exitCode;
  }
}

/** Seconds after the failure. Players have to notice, or nothing that is said of them is true. */
function howLong(wished: number | undefined, { heartbeatSeconds }: Topology, story: Story): number {
  const notice = Math.ceil(client.silentHeartbeats * heartbeatSeconds + client.connectSeconds);
  if (wished !== undefined && wished < notice) {
    const what = `\`--seconds\` is ${wished}, and players notice only ${client.silentHeartbeats * heartbeatSeconds} seconds after a failure: their heartbeat is ${heartbeatSeconds} s`;
    const fix = `write at least ${notice}, or a shorter heartbeat that they really have: \`--heartbeat 5s\``;
    throw new ProblemError([{ code: "drill/too-short", what, fix }]);
  }
  if (wished !== undefined) return wished;
  const awaited = story.notices.filter(({ measurable, decides }) => measurable || decides);
  const latest = awaited.map(({ latestSeconds }) => latestSeconds);
  // what comes a little later than predicted is still seen, and what comes after it as well
  return Math.ceil(1.25 * Math.max(notice, ...latest, story.overAfterSeconds ?? 0) + 2 * client.connectSeconds);
}

function requests(environment: Environment, { edges }: Topology) {
  return Object.fromEntries(Object.keys(edges).map((edge) => [edge, relayOf(environment, { edge })]));
}

function notOnSandbox({ game, environment, flags, json: asJson }: DrillCommandInput): ProblemError {
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, shellWord(String(value))]);
  if (asJson) words.push("--json");
  const command = ["npx anycast-edge drill", shellWord(game), shellWord(environment), ...words].join(" ");
  return new ProblemError([
    {
      code: "drill/not-on-sandbox",
      what: "a drill takes down what is deployed on the sandbox, and this is not the sandbox",
      fix: `put the sandbox in front: \`npx anycast-edge sandbox run -- ${command}\``,
    },
  ]);
}
