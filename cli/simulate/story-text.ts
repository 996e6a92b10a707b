import { failureText } from "../../simulator/failure/failure";
import type { Capacity, Happening, Moment, Notice, Story } from "../../simulator/failure/story";
import type { Simulation } from "../../simulator/simulation";
import { columns, count } from "../report";
import type { Terminal } from "../terminal";
import { wrapped } from "../wrapped";
import { percent } from "../../simulator/percent";
import { together } from "./together";

const mostMoments = 16;

/** How a story is shown. */
export interface StoryLook {
  /** Characters of a line at most. */
  readonly width: number;
  readonly paint: Terminal["paint"];
}

/** What a failure does, for people: who notices, what happens when, what becomes of the players, and what is left. */
export function storyText(story: Story, heartbeat: Simulation["heartbeat"], look: StoryLook): string[] {
  const { width, paint } = look;
  const { failure, atSeconds, notices, happenings, moments, capacity, fallback } = story;
  const head = (title: string): string[] => ["", paint("bold", title)];
  return [
    ...head(`${failureText(failure)} fails at second ${atSeconds}`),
    ...head("who notices, in seconds after it"),
    ...(notices.length === 0 ? ["nobody"] : noticesText(notices, look)),
    ...head("what happens, second by second, at worst"),
    ...happeningsText(happenings, width),
    ...head("players"),
    columns(["SECOND", "PLAYING", "MOVED", "STRANDED", "NEW PLAYERS GO TO"], momentRows(moments, width)),
    ...endText(story, heartbeat, width),
    ...head("what is left"),
    ...capacityText(capacity, width),
    ...wrapped(`what else there is: ${fallback}`, { width }),
  ];
}

function noticesText(notices: readonly Notice[], { width, paint }: StoryLook): string[] {
  const doing = ({ who, ...rest }: Notice) => ({ who, rest: JSON.stringify(rest) });
  return together(notices, doing).flatMap(({ who, one }) => {
    const { then, earliestSeconds, latestSeconds, how, source, measurable, decides, undocumented } = one;
    const between = earliestSeconds === latestSeconds ? "" : `${seconds(earliestSeconds)} to `;
    const said = [
      how,
      measurable ? "a drill measures it" : "not measurable by a drill",
      ...(decides ? [] : ["new connections go on as before"]),
      ...(undocumented ? ["not documented by the cloud"] : []),
    ];
    return [
      ...timed(`${between}${seconds(latestSeconds)}`, `${who}: ${then}`, { column: 14, width }),
      ...timed("", `${said.join("; ")} (${source})`, { column: 14, width }).map((line) => paint("dim", line)),
    ];
  });
}

function happeningsText(happenings: readonly Happening[], width: number): string[] {
  const doing = ({ second, what }: Happening) => {
    const [, who = "", does = what] = /^([^:]+): (.*)$/.exec(what) ?? [];
    return { who, rest: `${second} ${does}` };
  };
  return together(happenings, doing).flatMap(({ who, one: { second, what } }) => {
    const told = who === "" ? what : `${who}${what.slice(what.indexOf(":"))}`;
    return timed(String(Math.round(second)), told, { column: 6, width });
  });
}

/** A time at the right of its column, and a text beside it. */
function timed(time: string, text: string, { column, width }: { column: number; width: number }): string[] {
  return wrapped(text, { indent: " ".repeat(column + 2), width }).map((line, index) =>
    index === 0 ? time.padStart(column) + line.slice(column) : line,
  );
}

/** Of moments that say the same the first; of many some, always those where new players go another way, and the last. */
function momentRows(moments: readonly Moment[], width: number): string[][] {
  const rows = moments
    .map(({ second, playing, moved, stranded, arrivals }) => ({
      second,
      shares: [playing, moved, stranded].map(percent),
      arrivals: arrivalsText(arrivals, width < roomForMore ? mostNames - 1 : mostNames),
    }))
    .filter((one, index, all) => {
      const before = all[index - 1];
      return before?.arrivals !== one.arrivals || before.shares.join() !== one.shares.join();
    });
  const step = Math.ceil(rows.length / mostMoments);
  const turns = (index: number): boolean => rows[index]?.arrivals !== rows[index - 1]?.arrivals;
  return rows.flatMap(({ second, shares, arrivals }, index) => {
    if (index % step !== 0 && index !== rows.length - 1 && !turns(index)) return [];
    return [[String(second), ...shares, turns(index) ? arrivals : "as before"]];
  });
}

const mostNames = 3;
/** Characters of a line that holds so many names. */
const roomForMore = 92;

function arrivalsText(arrivals: Moment["arrivals"], names: number): string {
  const sorted = Object.entries(arrivals)
    .filter(([, share]) => share > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const rest = sorted.slice(names).reduce((sum, [, share]) => sum + share, 0);
  const shown = sorted.slice(0, names).map(([name, share]) => `${name} ${percent(share)}`);
  return [...shown, ...(rest > 0 ? [`others ${percent(rest)}`] : [])].join(", ");
}

function endText({ sessions, overAfterSeconds }: Story, heartbeat: Simulation["heartbeat"], width: number): string[] {
  const { hit, moved, stranded } = sessions;
  if (hit === 0) return ["nobody's connection is lost"];
  const ending =
    overAfterSeconds === undefined
      ? "it is not over within an hour"
      : `it is over after ${seconds(overAfterSeconds)}; clients send something every ${heartbeat.seconds} s`;
  return [
    ...wrapped(
      `${percent(hit)} of the sessions lose their connection, ${percent(moved)} play again, ` +
        `${percent(stranded)} have no way to play while it lasts`,
      { width },
    ),
    moved === 0 ? "nobody plays again while it lasts" : ending,
  ];
}

function capacityText({ relayConnections, homeMachines, fullFrom, fullFromBefore }: Capacity, width: number): string[] {
  const { left, lost } = relayConnections;
  const edges = Object.entries(fullFrom).map(([key, from]) => {
    const before = fullFromBefore[key];
    return `${key} from ${from}${before === undefined || before === from ? "" : ` (before: ${before})`}`;
  });
  return [
    `relays: room for ${count(left, "connection")} on each port, ${lost} lost`,
    `home: ${count(homeMachines.left, "machine")} of the fleet's minimum, ${homeMachines.lost} lost`,
    ...(edges.length === 0 ? [] : wrapped(`edges are full, by players overall: ${edges.join(", ")}`, { width })),
  ];
}

function seconds(number: number): string {
  return `${Number(number.toFixed(1))} s`;
}
