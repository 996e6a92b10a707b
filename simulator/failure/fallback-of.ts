import type { Topology } from "../topology";
import type { Failure } from "./failure";

/** What is left for those who have no way to play, in words. */
export function fallbackOf(topology: Topology, { kind, name }: Failure): string {
  const { https, edges } = topology;
  const web = https === undefined ? undefined : `HTTPS by ${https.url}`;
  if (kind === "home") {
    const also = web === undefined ? "" : ` ${web} leads to the same home.`;
    return `Nothing: home is the one place where the game is, and all ways lead there.${also}`;
  }
  const others = Object.keys(edges)
    .filter((key) => edges[key]?.drain === false && !((kind === "edge" || kind === "backhaul") && key === name))
    .sort();
  const ways = [
    ...(kind === "entry-pop" ? otherPoints(topology) : ["the entry"]),
    ...(others.length === 0 ? [] : [`addresses of ${others.join(", ")}`]),
    ...(web === undefined ? [] : [web]),
  ];
  if (ways.length === 0) return "Nothing: players enter there alone.";
  return `${sentence(ways)}. All lead to the same home.`;
}

/** An accelerator by GA2's rules may have a single area. */
function otherPoints({ entry: { rules, areas } }: Topology): string[] {
  return rules === "ga2" && areas.length < 2 ? [] : ["the entry at other points"];
}

function sentence(ways: readonly string[]): string {
  const text = ways.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
