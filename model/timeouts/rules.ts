import type { CloudModel } from "../cloud-model";
import { isPublic, type Edge } from "../edge";
import type { Entry } from "../entry";
import type { Environment } from "../environment";
import type { Port } from "../port";
import type { Finding, Rule } from "../rule";
import { margin } from "./margin";
import type { Idle } from "./idle";
import { idleOf } from "./idle-of";
import { solveTimeouts, type PortTimeouts, type Road } from "./solve";

/** Home and traffic have no edges to look at. */
type Declared = Pick<Environment, "ports"> & {
  readonly edges?: Readonly<Record<string, Pick<Edge, "backhaul">>>;
  readonly homeIdle?: Idle;
  readonly entry?: Partial<Pick<Entry, "kind">>;
};
/** A cloud that relays are on, and their way home. */
type Cloud = Pick<CloudModel, "idle"> & { readonly road: Road };

/** Whether every hop on the way of a port bears twice its heartbeat. The worst hop of a port is told. */
export function timeoutRules(model: Pick<CloudModel, "idle" | "idleByEntry">): readonly Rule<Declared>[] {
  return [
    {
      code: "timeout/none",
      source: "design: heartbeats are whole seconds, and two must fit into the patience of every hop",
      check: (declared) =>
        Object.entries(declared.ports).flatMap(([name, port]) => {
          const cloud = cloudOf(model, declared);
          const { seconds, title } = solved(port, cloud).leastPatient;
          if (seconds >= margin) return [];
          const what = `\`ports.${name}.idleSeconds\` is ${seconds} (${title}), too short for any heartbeat`;
          return [{ path: ["ports", name, "idleSeconds"], what, fix: `write at least ${idleFor(port, cloud)}` }];
        }),
    },
    {
      code: "timeout/hop",
      source: "AWS sheet, section 17: heartbeats at most half of the smallest hop; the same on every cloud",
      check: (declared) =>
        Object.entries(declared.ports).flatMap(([name, port]) => tooSilent(name, port, cloudOf(model, declared))),
    },
  ];
}

function tooSilent(name: string, port: Port, cloud: Cloud): Finding[] {
  const { heartbeatSeconds, leastPatient } = solved(port, cloud);
  const { seconds, title } = leastPatient;
  if (seconds < margin || lives(port, cloud)) return [];
  const [works, idle] = [Math.floor(seconds / margin), idleFor(port, cloud)];
  if (port.idleSeconds !== undefined && lives({ ...port, idleSeconds: idle }, cloud)) {
    const what = `\`ports.${name}.idleSeconds\` is ${seconds} (${title}), less than twice \`heartbeatSeconds\`, which is ${heartbeatSeconds}`;
    const fix = `write at least ${idle}, or \`heartbeatSeconds: ${works}\``;
    return [{ path: ["ports", name, "idleSeconds"], what, fix }];
  }
  const what = `\`ports.${name}.heartbeatSeconds\` is ${heartbeatSeconds}, but a silent connection may be forgotten after ${seconds} seconds (${title}), less than twice as long`;
  return [{ path: ["ports", name, "heartbeatSeconds"], what, fix: `write at most ${works}` }];
}

function cloudOf(model: Pick<CloudModel, "idle" | "idleByEntry">, declared: Declared): Cloud {
  return { idle: idleOf(model, declared.entry?.kind), road: roadOf(declared) };
}

/** An entry of kind `ga2` carries no relay ports. */
function roadOf({ edges = {}, homeIdle, entry }: Declared): Road {
  const throughEntry = entry?.kind !== "ga2" && Object.values(edges).some(isPublic);
  return { ...(homeIdle && { homeIdle }), throughEntry };
}

function solved(port: Port, cloud: Cloud): PortTimeouts {
  return solveTimeouts(port, cloud, cloud.road);
}

function lives(port: Port, cloud: Cloud): boolean {
  const { heartbeatSeconds, leastPatient } = solved(port, cloud);
  return leastPatient.seconds >= margin * heartbeatSeconds;
}

/** The shortest `idleSeconds` that the heartbeat of a port needs, as far as the load balancers and the entry have it. */
function idleFor({ protocol, heartbeatSeconds = 1 }: Port, { idle, road: { homeIdle = idle } }: Cloud): number {
  const { edgeLoadBalancer } = idle[protocol];
  const { entry, homeLoadBalancer } = homeIdle[protocol];
  const ranges = [entry, edgeLoadBalancer, homeLoadBalancer].flatMap((hop) =>
    typeof hop?.seconds === "object" && "from" in hop.seconds ? [hop.seconds] : [],
  );
  const wanted = Math.max(margin * heartbeatSeconds, ...ranges.map(({ from }) => from));
  return Math.min(wanted, ...ranges.map(({ to }) => to));
}
