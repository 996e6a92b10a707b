import { inWords, plural, sumOf } from "./counts";
import { label } from "./escape";
import type { PreviewReport, PreviewStack } from "./preview-schema";

/** What GitHub draws without complaint. */
const largest = { nodes: 60, edges: 120, characters: 6_000 };

const quiet = new Set<PreviewStack["status"]>(["no-changes", "unaffected", "gone"]);
const looks = [
  "classDef lost stroke:#cf222e,stroke-width:3px",
  "classDef changed stroke:#9a6700,stroke-width:2px",
  "classDef calm stroke-dasharray:4",
];

interface Node {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly look: "lost" | "changed" | "calm";
}
type Edge = readonly [from: string, to: string];

/** A drawing. */
export interface Drawing {
  /** A Mermaid flowchart; undefined where there is too much to draw. */
  readonly text?: string;
}

/**
 * Changed stacks and those they depend on; by environment where these are too many. Undefined where nothing hangs together.
 */
export function topology({ stacks }: Pick<PreviewReport, "stacks">): Drawing | undefined {
  const changed = stacks.filter(({ status }) => !quiet.has(status));
  const edges = changed.flatMap(({ id, dependencies }) => dependencies.map((one): Edge => [one, id]));
  if (edges.length === 0) return undefined;
  const known = new Map(stacks.map((stack) => [stack.id, stack]));
  const ids = new Set([...changed.map(({ id }) => id), ...edges.flat()]);
  const nodes = [...ids].map((id) => stackNode(id, known.get(id)));
  return { text: drawn(nodes, edges) ?? drawn(...byEnvironment(changed, edges)) };
}

function stackNode(id: string, stack: PreviewStack | undefined): Node {
  if (stack === undefined || quiet.has(stack.status)) return { key: id, title: id, says: "no change", look: "calm" };
  return { key: id, title: id, says: said(stack), look: lookOf([stack]) };
}

function byEnvironment(changed: readonly PreviewStack[], edges: readonly Edge[]): [Node[], Edge[]] {
  const placeOf = new Map(
    changed.map(({ id, game, environment }) => [id, `${game ?? "other"}.${environment ?? "stacks"}`]),
  );
  const nodes = [...new Set(placeOf.values())].map((place): Node => {
    const members = changed.filter(({ id }) => placeOf.get(id) === place);
    const says = `${plural(members.length, "stack")}: ${inWords(sumOf(members.map(({ counts }) => counts)))}`;
    return { key: place, title: place, says, look: lookOf(members) };
  });
  const between = edges.flatMap(([from, to]): Edge[] => {
    const [here, there] = [placeOf.get(from), placeOf.get(to)];
    return here === undefined || there === undefined || here === there ? [] : [[here, there]];
  });
  return [nodes, [...new Map(between.map((edge) => [JSON.stringify(edge), edge])).values()]];
}

function said({ status, counts }: PreviewStack): string {
  return status === "changes" ? inWords(counts) : `${status}: ${inWords(counts)}`;
}

function lookOf(stacks: readonly PreviewStack[]): Node["look"] {
  return stacks.some(({ counts }) => counts.delete + counts.replace + counts.forget > 0) ? "lost" : "changed";
}

function drawn(nodes: readonly Node[], edges: readonly Edge[]): string | undefined {
  if (nodes.length > largest.nodes || edges.length > largest.edges) return undefined;
  const names = new Map(nodes.map(({ key }, place) => [key, `n${place}`]));
  const lines = [
    "flowchart LR",
    ...nodes.map(({ key, title, says, look }) => `${names.get(key) ?? ""}["${label(title)}<br/>${says}"]:::${look}`),
    ...edges.map(([from, to]) => `${names.get(from) ?? ""} --> ${names.get(to) ?? ""}`),
    ...looks,
  ];
  const text = lines.join("\n");
  return text.length > largest.characters ? undefined : text;
}
