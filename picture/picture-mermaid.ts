import type { Flow, Landing } from "../simulator/landing";
import type { Scene } from "./scene";
import { percent } from "./words";

/** Players who take the same way: what is said of them together. */
interface Group {
  readonly players: readonly string[];
  readonly share: number;
  /** Sum of share times round trip. */
  readonly weighed: number;
}

/**
 * A Mermaid flowchart: groups of players, the entry or edge that they land at, and home, while nothing fails; edges that carry
 * nobody stand by. What is the same draws the same text.
 */
export function pictureMermaid({ game, environment, home, edges, phases }: Scene): string {
  const groups = groupsOf(phases[0]?.landings ?? []);
  const ways = [...groups.keys()].sort();
  const keys = Object.keys(edges).sort();
  const idle = new Set(keys.filter((key) => !ways.some((way) => edgeOf(way) === key)));
  const nodes = [
    ...ways.map((way, place) => `p${place}(["${playersText(groups.get(way))}"]):::players`),
    ...(ways.some((way) => way.startsWith("entry")) ? [`entry{{"entry"}}:::entry`] : []),
    ...keys.map((key) => `edge_${key.replaceAll("-", "_")}["edge ${key}"]:::${idle.has(key) ? "idle" : "edge"}`),
    `home[("home: ${home.region}")]:::home`,
    ...(ways.includes("nowhere") ? [`nowhere["nowhere"]:::lost`] : []),
  ];
  const links = ways.map((way, place) => `p${place} -->|"${linkText(groups.get(way))}"| ${firstOf(way)}`);
  const behind = ways
    .filter((way) => way.startsWith("entry:"))
    .map((way) => `entry -->|"${percent(groups.get(way)?.share ?? 0)}"| ${edgeNode(way)}`);
  const straight = ways.includes("entry") ? [`entry -->|"${percent(groups.get("entry")?.share ?? 0)}"| home`] : [];
  const roads = keys.map((key) => {
    const road = edges[key]?.road === "private" ? "private road" : "Internet";
    const arrow = road === "private road" && !idle.has(key) ? "==>" : "-.->";
    return `edge_${key.replaceAll("-", "_")} ${arrow}|"${idle.has(key) ? `stands by: ${road}` : road}"| home`;
  });
  const lines = [...nodes, ...links, ...straight, ...behind, ...roads, ...looks].map(plain);
  return `${["flowchart LR", `%% ${game}-${environment}`, ...lines].join("\n")}\n`;
}

const looks = [
  "classDef players stroke-dasharray:4",
  "classDef entry stroke:#0b5fb0,stroke-width:2px",
  "classDef edge stroke:#04714f,stroke-width:2px",
  "classDef idle stroke:#04714f,stroke-dasharray:4",
  "classDef home stroke-width:3px",
  "classDef lost stroke:#b93a0a,stroke-width:3px",
];

/** By way: `entry`, `entry:<edge behind it>`, `edge:<edge>`, `nowhere`. */
function groupsOf(landings: readonly Landing[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const { players, share, flows } of landings) {
    for (const flow of flows.filter((one) => one.share > 0)) {
      const { players: before, share: sum, weighed } = groups.get(wayOf(flow)) ?? { players: [], share: 0, weighed: 0 };
      groups.set(wayOf(flow), {
        players: before.includes(players) ? before : [...before, players],
        share: sum + share * flow.share,
        weighed: weighed + share * flow.share * flow.milliseconds,
      });
    }
  }
  return groups;
}

function wayOf({ by, edge }: Flow): string {
  return by === "nowhere" || edge === undefined ? by : `${by}:${edge}`;
}

function edgeOf(way: string): string | undefined {
  return way.includes(":") ? way.slice(way.indexOf(":") + 1) : undefined;
}

function edgeNode(way: string): string {
  return `edge_${(edgeOf(way) ?? "").replaceAll("-", "_")}`;
}

function firstOf(way: string): string {
  return way.startsWith("edge:") ? edgeNode(way) : way.startsWith("entry") ? "entry" : way;
}

/** `kr, jp and 12 more`: at most four, by name. Ids of a team's own file may be anything. */
function playersText(group: Group | undefined): string {
  const ids = [...(group?.players ?? [])].sort().map((id) => id.replace(/[^A-Za-z0-9_.-]/g, "_"));
  const more = ids.length - 4;
  return more > 0 ? `${ids.slice(0, 4).join(", ")} and ${more} more` : ids.join(", ");
}

function linkText(group: Group | undefined): string {
  if (group === undefined) return "";
  const { share, weighed } = group;
  return weighed === 0 ? percent(share) : `${percent(share)}, ${Math.round(weighed / share)} ms`;
}

/** A text that is compared and searched has no spaces but the usual one. */
function plain(line: string): string {
  return line.replaceAll("\u00a0", " ");
}
