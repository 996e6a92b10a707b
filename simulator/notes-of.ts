import { entryWord } from "../model/dispatch";
import { when } from "../model/when";
import type { Atlas } from "./atlas/atlas";
import { estimateError } from "./atlas/estimate-error";
import { behindEntry } from "./behind-entry";
import { client } from "./client";
import { overseas } from "./routing/overseas";
import type { Simulation } from "./simulation";
import type { Topology } from "./topology";

/** Beyond this, how long clients take to notice is most of what a failure costs. */
const patientSeconds = 30;

/** Smaller differences are not worth a word: decision 27. */
const slowerBy = 1.2;

/** What a reader should know of a result, beside its figures. */
export function notesOf(
  { landings, heartbeat, outcomes, story }: Pick<Simulation, "landings" | "heartbeat" | "outcomes" | "story">,
  topology: Topology,
  atlas: Atlas,
): string[] {
  const { entry, order } = topology;
  const ids = new Set(atlas.players.map(({ id }) => id));
  const strangers = Object.keys(order.regions).filter((region) => !ids.has(region));
  const undocumented = landings
    .filter(({ flows }) => flows.some((flow) => flow.undocumented))
    .map(({ players }) => players);
  const slower = landings
    .filter(({ latency: { direct, expected } }) => expected !== undefined && expected > slowerBy * direct)
    .map(({ players }) => players);
  const mainland = overseas.includes(entry.rules) ? [] : atlas.players.filter((player) => player.mainland);
  const unused = unusedEdges(topology, landings);
  const failed = outcomes !== undefined || story !== undefined;
  const silent = client.silentHeartbeats * heartbeat.seconds;
  return [
    ...when(undocumented.length > 0, () => `the cloud does not document where these go: ${named(undocumented, atlas)}`),
    ...when(slower.length > 0, () => {
      const measure = `that may be the estimate, of which a quarter is off by more than ${estimateError.quarterPercent} %: measure it (\`--latency\`)`;
      return `the way that these play is more than a fifth longer than the Internet alone; ${measure}: ${named(slower, atlas)}`;
    }),
    ...when(mainland.length > 0, () => {
      const how =
        "taken to enter as all others do, which no document promises; an area there needs `entry.crossBorder`";
      const same = "taken to enter as all others do, which no document promises";
      return `players in mainland China are ${entry.rules === "ga2" ? how : same}: ${named(
        mainland.map(({ id }) => id),
        atlas,
      )}`;
    }),
    ...when(unused.length > 0, () => {
      const write = `to use them write \`dispatch.prefer: [${unused[0]}, ${entryWord}]\`, or so for some regions`;
      return `while all is well nobody plays through ${unused.join(", ")}: no order tries them first; ${write}`;
    }),
    ...when(entry.retired === true, () => "the entry is being given up: nothing is bound to its address"),
    ...when(entry.sites !== undefined, () => {
      const sites = (entry.sites ?? []).join(", ");
      return `sites that announce a prefix of the team's own are not followed: ${sites}`;
    }),
    ...when(strangers.length > 0, () => {
      const what = `the order of ${strangers.join(", ")} is used by nobody here: no player region has that id`;
      return `${what}; \`--players\` can add it`;
    }),
    ...when(failed && heartbeat.seconds > patientSeconds, () => {
      const long = `players take up to ${silent} s to see that their connection is dead: ${client.silentHeartbeats} heartbeats of ${heartbeat.seconds} s`;
      const write = `if the game sends something more often, write \`ports.${heartbeat.port}.heartbeatSeconds\`, or try \`--heartbeat 5s\``;
      return `${long}, which is ${saidBy[heartbeat.by]}; ${write}`;
    }),
  ];
}

/** Edges that take players by an address of their own alone, and get none. */
function unusedEdges(topology: Topology, landings: Simulation["landings"]): string[] {
  const used = new Set(landings.flatMap(({ flows }) => flows.map(({ edge }) => edge)));
  const led = behindEntry(topology);
  return Object.keys(topology.edges)
    .filter((key) => topology.edges[key]?.drain === false && !used.has(key) && !led.includes(key))
    .sort();
}

const saidBy: Readonly<Record<Simulation["heartbeat"]["by"], string>> = {
  said: "what was asked for",
  declared: "what the environment declares",
  solved: "the longest that the way bears",
};

/** `South Korea (kr)`: as they are called, and by the ids that files and flags have. */
function named(players: readonly string[], atlas: Atlas): string {
  const shown = players.slice(0, 10).map((id) => `${atlas.where(id)?.title ?? id} (${id})`);
  const more = players.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}
