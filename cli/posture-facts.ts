import { cloudOf } from "../model/edge";
import type { Environment } from "../model/environment";
import { postures } from "../model/posture";
import { when } from "../model/when";

/** How entry, edges, sites and home stand against floods, in whole sentences. */
export function postureFacts(environment: Environment): string[] {
  const { cloud, entry, edges } = environment;
  const bySentence = new Map<string, string[]>();
  for (const [key, edge] of Object.entries(edges).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (edge.retired) continue;
    const posture = postures[cloudOf(edge, cloud)];
    const its = edge.kind === "ens" ? (posture.node ?? posture.edge) : posture.edge;
    bySentence.set(its, [...(bySentence.get(its) ?? []), key]);
  }
  const sites = Object.keys(entry.bgp?.sites ?? {}).sort();
  return [
    `DDoS, entry: ${entry.kind === "ga2" ? throughAreas : postures[cloud].entry}`,
    entry.shield
      ? "DDoS, declared: Shield Advanced protects the accelerator; the addresses of edges are not among what it protects."
      : `DDoS, declared: ${postures[cloud].more}`,
    ...[...bySentence].map(([its, keys]) => `DDoS, edges: relays at ${keys.join(", ")} ${its}`),
    ...when(
      sites.length > 0,
      () =>
        `DDoS, sites: what reaches ${sites.join(", ")}, by the prefix or by machines' own addresses, is filtered by their hosters alone, if at all.`,
    ),
    entry.kind === "ga2"
      ? "DDoS, home: it has a public address of its own, where the accelerator finds it; whoever learns it can flood it."
      : "DDoS, home: it has no public address but the entry's.",
  ];
}

const throughAreas =
  "The accelerator has an address for each area; a flood of one area does not reach the others' addresses.";
