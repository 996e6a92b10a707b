import type { State } from "../../drill/clients/client";
import type { Standing } from "../../drill/clients/players";
import type { DrillEvent } from "../../drill/drill";
import { failureText, type Failure } from "../../simulator/failure/failure";
import type { Topology } from "../../simulator/topology";

/** All that a picture of a drill shows. */
export interface FrameInput {
  readonly name: string;
  readonly topology: Topology;
  readonly failure: Failure;
  readonly speed: number;
  readonly standing: Standing;
  readonly events: readonly DrillEvent[];
  /** What happened to players, as lines. */
  readonly happened: readonly string[];
}

const barWidth = 40;
const mostEvents = 7;
const mostHappened = 3;

const states: Readonly<Record<State, string>> = {
  playing: "play on",
  silent: "hear nothing",
  connecting: "are connecting",
  moved: "play again",
};

/** A drill at one moment, line by line: always as many, so that nothing jumps. */
export function drillFrame(input: FrameInput): string[] {
  const { name, failure, speed, standing, events, happened } = input;
  const { count, arrivals, echoes, wrongBytes } = standing;
  const last = (lines: readonly string[], most: number): string[] => {
    const shown = lines.slice(-most);
    return [...shown, ...Array.from({ length: most - shown.length }, () => "")];
  };
  return [
    `drill of ${name}: ${failureText(failure)}   sandbox, on loopback   ${speed} times as fast`,
    "",
    partsLine(input),
    "",
    ...(Object.keys(states) as State[]).map((state) => bar(states[state], standing.states[state], count)),
    `newcomers lately     ${Object.entries(arrivals)
      .sort()
      .map(([key, number]) => `${key} ${number}`)
      .join("  ")}`,
    `messages             ${echoes} came back, ${wrongBytes} wrong bytes`,
    "",
    ...last(
      events.map(({ seconds, what }) => `${seconds.toFixed(1).padStart(7)} s ${what}`),
      mostEvents,
    ),
    "",
    ...last(happened, mostHappened),
  ];
}

/** How players are, in a line. */
export function standingText({ states: now, arrivals }: Standing): string {
  const told = (Object.keys(states) as State[])
    .filter((state) => now[state] > 0)
    .map((state) => `${now[state]} ${states[state]}`);
  const came = Object.entries(arrivals)
    .sort()
    .map(([key, number]) => `${key} ${number}`);
  return [told.join(", "), ...(came.length > 0 ? [`newcomers: ${came.join(", ")}`] : [])].join("; ");
}

function bar(label: string, number: number, all: number): string {
  const full = all === 0 ? 0 : Math.round((barWidth * number) / all);
  return `${label.padEnd(20)} ${"█".repeat(full)}${"░".repeat(barWidth - full)} ${number} of ${all}`;
}

/** What stands, and what does not any more. */
function partsLine({ topology, failure, events }: FrameInput): string {
  const failed = events.some(({ kind }) => kind === "failed");
  const { home, edges } = topology;
  const parts = [
    ["entry", failure.kind === "entry-pop" ? `without ${failure.name}` : undefined],
    ["home", homeIs(home.zones, failure)],
    ...Object.entries(edges).map(([key, { zones }]) => [key, edgeIs(key, Object.keys(zones), failure)] as const),
  ] as const;
  return parts.map(([part, bad]) => `${part}: ${failed && bad !== undefined ? bad.toUpperCase() : "up"}`).join("   ");
}

function homeIs(zones: readonly string[], { kind, name }: Failure): string | undefined {
  if (kind === "home") return "down";
  return kind === "zone" && zones.includes(name) ? `without ${name}` : undefined;
}

function edgeIs(key: string, zones: readonly string[], { kind, name }: Failure): string | undefined {
  if (kind === "edge" && name === key) return "down";
  if (kind === "backhaul" && name === key) return "cut off from home";
  if (kind !== "zone" || !zones.includes(name)) return undefined;
  return zones.length === 1 ? "down" : `without ${name}`;
}
