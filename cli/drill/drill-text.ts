import type { DrillReport } from "../../drill/report/report";
import { columns, count } from "../report";
import type { Style, Terminal } from "../terminal";

type Paint = Terminal["paint"];
type Notice = DrillReport["notices"][number];

/** Regions that are shown; the rest is in the JSON. */
const mostRegions = 10;

const looks: Readonly<Record<Notice["agrees"], Style>> = {
  yes: "green",
  no: "red",
  "not seen": "red",
  "not measurable": "dim",
  stalled: "yellow",
  "nobody hit": "dim",
};

/** What measured. */
const measurers: Readonly<Record<NonNullable<Notice["by"]>, string>> = {
  haproxy: "HAProxy",
  dispatcher: "the dispatcher",
  players: "players",
  "stand-in": "a stand-in",
};

/** A drill for people, at most 100 columns wide: what was measured beside what was predicted. */
export function drillText(report: DrillReport, paint: Paint): string {
  const { game, environment, failure, speed, aligned, tookSeconds } = report;
  const when = aligned === undefined ? "at any time" : `right after a check of ${aligned}`;
  return [
    `${paint("bold", `${game}-${environment}: ${failure} failed`)}, sandbox: on loopback, no cloud and no network`,
    `${speed} times as fast as declared, in ${tookSeconds.toFixed(0)} s; all seconds below are declared ones`,
    `it failed ${when}`,
    "dials and weights are those of its file in games/, whether or not they are applied",
    "",
    columns(
      ["WHO NOTICES", "MEASURED BY", "MEASURED", "PREDICTED", "AGREES"],
      report.notices.map((notice) => noticeCells(notice, paint)),
    ),
    "",
    columns(["PLAYERS", "MEASURED", "PREDICTED"], sessionRows(report)),
    "",
    columns(["NEWCOMERS GET TO", "BEFORE", "UNTIL NOTICED", "AFTERWARDS"], arrivalRows(report)),
    paint("dim", "each: measured, and in brackets predicted"),
    "",
    columns(["ROUND TRIP FROM", "PLAYERS", "MEASURED", "PREDICTED"], latencyRows(report)),
    "",
    ...facts(report),
    "",
    paint("bold", "Addresses"),
    ...addressLines(report),
    "",
    ...ending(report, paint),
  ].join("\n");
}

function noticeCells(
  { who, measuredSeconds, by, earliestSeconds, latestSeconds, agrees }: Notice,
  paint: Paint,
): string[] {
  const between = earliestSeconds === latestSeconds ? "" : `${seconds(earliestSeconds)} - `;
  return [
    who,
    by === undefined ? "-" : measurers[by],
    measuredSeconds === undefined ? "-" : seconds(measuredSeconds),
    `${between}${seconds(latestSeconds)}`,
    paint(looks[agrees], agrees),
  ];
}

function sessionRows({ sessions }: DrillReport): string[][] {
  const { count: all, measured, predicted, over } = sessions;
  const row = (what: string, key: keyof typeof measured): string[] => {
    const share = all === 0 ? "" : ` (${percent(measured[key] / all)})`;
    return [what, `${measured[key]} of ${all}${share}`, percent(predicted[key])];
  };
  const after = (at: number | undefined): string => (at === undefined ? "-" : seconds(at));
  return [
    row("lost their connection", "hit"),
    row("play again", "moved"),
    row("are stranded", "stranded"),
    ["the last plays again after", after(over.measuredSeconds), `${after(over.predictedSeconds)} at most`],
  ];
}

function arrivalRows({ arrivals }: DrillReport): string[][] {
  const windows = [arrivals.before, arrivals.meanwhile, arrivals.after];
  const keys = [
    ...new Set(windows.flatMap(({ measured, predicted }) => [...Object.keys(measured), ...Object.keys(predicted)])),
  ];
  const cell = (key: string, { measured, predicted }: (typeof windows)[number]): string => {
    const all = Object.values(measured).reduce((sum, number) => sum + number, 0);
    const seen = all === 0 ? "-" : percent((measured[key] ?? 0) / all);
    return `${seen} (${percent(predicted[key] ?? 0)})`;
  };
  const whole = windows.map(({ measured }) =>
    count(
      Object.values(measured).reduce((sum, one) => sum + one, 0),
      "newcomer",
    ),
  );
  return [...keys.sort().map((key) => [key, ...windows.map((window) => cell(key, window))]), ["", ...whole]];
}

function latencyRows({ latency }: DrillReport): string[][] {
  const ms = (value: number | undefined): string => (value === undefined ? "-" : `${value.toFixed(0)} ms`);
  return latency
    .slice(0, mostRegions)
    .map(({ region, players, measuredMs, predictedMs }) => [region, String(players), ms(measuredMs), ms(predictedMs)]);
}

function facts({ ran, sessions, lossShare, heartbeatSeconds, stall }: DrillReport): string[] {
  const { haproxy, relays, machines, dispatcher } = ran;
  const { echoes, wrongBytes, addresses, neverPlayed } = sessions;
  const all = addresses.kept + addresses.other;
  return [
    `ran: ${haproxy === undefined ? "" : `HAProxy ${haproxy} as ${count(relays, "relay")}, `}${count(machines, "machine")} of home, ${dispatcher ? "the dispatcher" : "no dispatcher"}`,
    `players: a heartbeat every ${heartbeatSeconds} s, ${percent(lossShare)} of packets lost; ${neverPlayed} never got in`,
    `${count(echoes, "message")} came back with ${count(wrongBytes, "wrong byte")}; on ${addresses.kept} of ${count(all, "connection")} home saw the player's own address`,
    `this machine stood still for ${seconds(stall.longestSeconds)} at most`,
  ];
}

function addressLines({ addresses }: DrillReport): string[] {
  const shown = addresses.filter(({ published }) => published !== undefined);
  return columns(
    ["PUBLISHED", "", "HERE", "PART"],
    shown.map(({ published = "", loopback, part }) => [published, "->", loopback, part]),
  ).split("\n");
}

function ending(report: DrillReport, paint: Paint): string[] {
  const { notices, sessions, fallback, differences, verdict } = report;
  const timed = notices.filter(({ agrees }) => agrees === "yes").length;
  return [
    ...(sessions.measured.stranded > 0 ? [`left for those who are stranded: ${fallback}`] : []),
    ...(sessions.measured.hit + sessions.predicted.hit === 0 ? ["nobody played through what failed"] : []),
    ...differences.map((difference) => paint("red", `not as predicted: ${difference}`)),
    ...(verdict === "stalled"
      ? [paint("yellow", "this machine was too busy, so that nothing can be said: try again with a lower --speed")]
      : []),
    ...(verdict === "as predicted" ? [paint("green", `as predicted, with ${count(timed, "time")} measured`)] : []),
  ];
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}
