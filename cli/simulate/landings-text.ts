import type { Atlas } from "../../simulator/atlas/atlas";
import type { Flow, Landing } from "../../simulator/landing";
import { meanLatency } from "../../simulator/mean-latency";
import { columns } from "../report";
import { percent } from "../../simulator/percent";

const heads = ["PLAYERS", "SHARE", "ENTER AT", "PLAY THROUGH", "DIRECT", "ENTRY", "EDGE", "PLAYED"];
const ways = new Set(["ENTRY", "EDGE"]);
const mostRows = 20;
/** Where there is less room, what was not taken is left out: the round trips by the entry and by the best edge. */
const roomForAll = 88;
const widest = { players: 20, point: 14, through: 24 };

/** Where each region's players land, the largest first; those that are small are one row together, unless all are wanted. */
export function landingsText(
  landings: readonly Landing[],
  atlas: Atlas,
  { all, width }: { readonly all: boolean; readonly width: number },
): string {
  const sorted = [...landings].sort((a, b) => b.share - a.share || (a.players < b.players ? -1 : 1));
  const shown = all || sorted.length <= mostRows + 1 ? sorted : sorted.slice(0, mostRows);
  const rest = sorted.slice(shown.length);
  const rows = [...shown.map((one) => row(one, atlas)), ...(rest.length === 0 ? [] : [others(rest)])];
  if (width >= roomForAll) return columns(heads, rows);
  const kept = (cells: readonly string[]): string[] => cells.filter((_, place) => !ways.has(heads[place] ?? ""));
  return columns(kept(heads), rows.map(kept));
}

function row({ players, share, point, flows, latency }: Landing, atlas: Atlas): string[] {
  // an area of an accelerator is `<cloud>/<region>`
  const enters = point?.split("/").at(-1) ?? "-";
  return [
    short(atlas.where(players)?.title ?? players, widest.players),
    percent(share),
    short(enters, widest.point),
    through(flows),
    ...times(latency),
  ];
}

function others(landings: readonly Landing[]): string[] {
  const share = landings.reduce((sum, one) => sum + one.share, 0);
  return [`${landings.length} others`, percent(share), "(--all)", "", ...times(meanLatency(landings))];
}

function times({ direct, entry, edge, expected }: Landing["latency"]): string[] {
  return [direct, entry, edge, expected].map((one) => (one === undefined ? "-" : String(Math.round(one))));
}

/** `entry`, `entry+tokyo`, `tokyo 60 %, seoul 40 %`: the largest, as many as there is room for. */
function through(flows: readonly Flow[]): string {
  const shares = new Map<string, number>();
  for (const flow of flows) {
    const name = nameOf(flow);
    shares.set(name, (shares.get(name) ?? 0) + flow.share);
  }
  const sorted = [...shares].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  if (sorted.length === 1) return short(sorted.map(([name]) => name).join(), widest.through);
  const [first = "", ...more] = sorted.map(([name, share]) => `${name} ${Math.round(share * 100)} %`);
  return more.reduce(
    (text, next, index) => {
      if (text.endsWith("…")) return text;
      const longer = `${text}, ${next}`;
      const room = widest.through - (index === more.length - 1 ? 0 : 3);
      return longer.length <= room ? longer : `${text}, …`;
    },
    short(first, widest.through - 3),
  );
}

function nameOf({ by, edge, works }: Flow): string {
  if (by === "nowhere") return "nowhere";
  const way = [...(by === "entry" ? ["entry"] : []), ...(edge === undefined ? [] : [edge])].join("+");
  return works ? way : `${way} (dead)`;
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
