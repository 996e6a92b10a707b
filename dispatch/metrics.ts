import type { Directory } from "./directory";
import { isFull, type Fleet, type Relay } from "./fleet";

/** How a relay is taken: in words, and in the order of what players try. */
type Standing = "open" | "silent" | "full" | "out";

/** The dispatcher's own figures, in Prometheus' text format 0.0.4. */
export function metrics({ list, fleet, answers }: Directory): string {
  const { game, environment } = list;
  const own = { game, environment };
  const relay = ({ edge, address }: Relay) => ({ ...own, edge, address });
  const each = (value: (one: Relay) => number) => fleet.relays.map((one) => line(relay(one), value(one)));
  return [
    ...family("dispatch_list_version", "gauge", "Version of the list in use.", [line(own, list.version)]),
    ...family("dispatch_list_expires_timestamp_seconds", "gauge", "Until when the list counts.", [
      line(own, Date.parse(list.expires) / 1000),
    ]),
    ...family(
      "dispatch_answers_total",
      "counter",
      "Answers to players, by their region; empty for players of none.",
      [...answers].map(([region, count]) => line({ ...own, region }, count)),
    ),
    ...family(
      "dispatch_relay_connections",
      "gauge",
      "Connections on a relay's fullest port, reported or assumed, with players sent there since.",
      each(({ used, handed }) => Math.round(used + handed)),
    ),
    ...family(
      "dispatch_relay_capacity",
      "gauge",
      "Connections that fit.",
      each(({ usable }) => usable),
    ),
    ...family(
      "dispatch_relay_rounds_missed",
      "gauge",
      "Rounds since a relay last reported.",
      each(({ missed }) => missed),
    ),
    ...family(
      "dispatch_relay_standing",
      "gauge",
      "1 for how a relay is taken: open, silent, full, or out.",
      fleet.relays.map((one) => line({ ...relay(one), standing: standing(fleet, one) }, 1)),
    ),
  ]
    .map((text) => `${text}\n`)
    .join("");
}

function standing(fleet: Fleet, relay: Relay): Standing {
  if (!relay.well) return "out";
  if (fleet.isSilent(relay)) return "silent";
  return isFull(relay) ? "full" : "open";
}

function family(name: string, type: "counter" | "gauge", help: string, lines: readonly string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines.map((line) => `${name}${line}`)];
}

/** Labels are names and addresses: nothing in them needs escaping. */
function line(labels: Readonly<Record<string, string>>, value: number): string {
  const written = Object.entries(labels).map(([name, text]) => `${name}="${text}"`);
  return `{${written.join(",")}} ${value}`;
}
