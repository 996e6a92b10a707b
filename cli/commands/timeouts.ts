import type { Environment } from "../../model/environment";
import type { Port } from "../../model/port";
import { fullName } from "../../model/stack-names";
import type { Link } from "../../model/timeouts/link";
import { timeoutsByWay, type Way } from "../../model/timeouts/by-way";
import { findEnvironment, type Wanted } from "../environments";
import { portNumbers } from "../port-numbers";
import type { Project } from "../project";
import { columns, json } from "../report";
import type { Terminal } from "../terminal";

export interface TimeoutsInput extends Wanted {
  readonly project: Project;
  readonly json: boolean;
}

const saidBy: Readonly<Record<Link["by"], string>> = {
  set: "set here",
  fixed: "fixed",
  assumed: "assumed (RFC)",
  unknown: "not known",
};

/** How long silence may last on each port of an environment, hop by hop. */
export function timeouts(input: TimeoutsInput, terminal: Terminal): Promise<number> {
  const { environment } = findEnvironment(input.project, input);
  const ports = Object.entries(environment.ports).map(([name, port]) => [name, solved(environment, port)] as const);
  if (input.json) {
    const { game, name } = environment;
    terminal.out(json({ game, environment: name, ports: Object.fromEntries(ports) }));
  } else {
    terminal.out(terminal.paint("bold", fullName(environment)));
    for (const [name, port] of ports) tell(name, port, terminal);
  }
  return Promise.resolve(0);
}

/** Without edges and sites there are no relays to say anything of; `ways` is there where they have several, or are sites. */
function solved(environment: Environment, port: Port) {
  const ways = timeoutsByWay(environment, port);
  const [{ edges, sites, relaySeconds, edgeLoadBalancerSeconds, paths, ...rest }, ...more] = ways;
  const { entry, edge } = paths;
  const dataOnly = entry.some((hop) => hop.dataOnly);
  const shared = {
    protocol: port.protocol,
    port: port.port,
    // where nothing is known of keepalives nothing is said of them
    ...(dataOnly && { keepaliveCounts: false }),
    ...rest,
    heartbeatSeconds: Math.min(...ways.map((way) => way.heartbeatSeconds)),
    gameSeconds: Math.max(...ways.map((way) => way.gameSeconds)),
    leastPatient: ways.reduce((a, b) => (b.leastPatient.seconds < a.leastPatient.seconds ? b : a)).leastPatient,
  };
  if (edges.length + sites.length === 0) return { ...shared, paths: { entry } };
  const first = { edgeLoadBalancerSeconds, relaySeconds, paths: { entry, edge } };
  return more.length + sites.length === 0 ? { ...shared, ...first } : { ...shared, ...first, ways: ways.map(byWay) };
}

function byWay({ edges, sites, behindEntry, edgeLoadBalancerSeconds, relaySeconds, paths }: Way) {
  return { edges, sites, behindEntry, edgeLoadBalancerSeconds, relaySeconds, path: paths.edge };
}

function tell(name: string, port: ReturnType<typeof solved>, terminal: Terminal): void {
  const { protocol, heartbeatSeconds, gameSeconds, keepaliveCounts = true, paths } = port;
  const heads = ["HOP", "FORGETS AFTER", "SAID BY", "SOURCE"];
  const keepalive = keepaliveCounts ? "" : "; TCP keepalive does not count";
  terminal.out("");
  terminal.out(
    `${terminal.paint("bold", name)}: ${protocol} ${portNumbers(port)} - player or game sends something every ` +
      `${heartbeatSeconds} s or sooner${keepalive}`,
  );
  terminal.out(`the game waits at least ${gameSeconds} s before it gives a silent player up`);
  const roads = "ways" in port ? port.ways.map((way) => [titleOf(way), way.path] as const) : undefined;
  for (const [title, links] of [
    ["the entry", paths.entry] as const,
    ...(roads ?? [["an edge", "edge" in paths ? paths.edge : []] as const]),
  ]) {
    if (links.length === 0) continue;
    terminal.out(`\nthrough ${title}:`);
    terminal.out(columns(heads, links.map(cells)));
  }
}

function titleOf({ edges, sites, behindEntry }: Pick<Way, "edges" | "sites" | "behindEntry">): string {
  const places = [...edges, ...sites].join(", ");
  return behindEntry ? `the entry and ${places}` : places;
}

function cells({ title, seconds, by, source }: Link): string[] {
  return [title, seconds === undefined ? "-" : `${seconds} s`, saidBy[by], source];
}
