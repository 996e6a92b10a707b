import { stackNames } from "../../model/stack-names";
import type { PreviewChange, PreviewStack } from "./preview-schema";

/** What of a stack changes. */
export type Changed = Pick<PreviewStack, "changes" | "outputs" | "drift">;

/** Stacks that change in the same way. */
export interface Cluster {
  readonly stacks: readonly PreviewStack[];
  /** The change, with `⟨game⟩`, `⟨environment⟩`, `⟨edge⟩`, `⟨region⟩`, `⟨stack⟩` and `⟨id⟩` in place of what differs. */
  readonly changed: Changed;
}

const region = String.raw`(?:af|ap|ca|cn|eu|il|me|mx|na|sa|us)-[a-z]{4,20}(?:-\d{1,2})?[a-z]?`;
const id = [
  String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`, // a UUID
  String.raw`[a-z]{1,12}-(?:[0-9a-f]{17}|(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{8})`, // what AWS and Tencent Cloud give out
  String.raw`(?<=:)\d{12}(?=:)`, // the account in an ARN
  String.raw`(?<=redacted:)[0-9a-f]{8}`, // a mask says whether two values are the same, and only within a stack
].join("|");

/** Stacks with changes, by what changes in them. In the order of their first stacks. */
export function clustersOf(stacks: readonly PreviewStack[]): Cluster[] {
  const byShape = new Map<string, { stacks: PreviewStack[]; changed: Changed }>();
  for (const stack of stacks) {
    if (stack.changes.length + stack.outputs.length + stack.drift.length === 0) continue;
    const changed = generalised(stack);
    const shape = JSON.stringify([stack.status, changed]);
    const known = byShape.get(shape);
    if (known === undefined) byShape.set(shape, { stacks: [stack], changed });
    else known.stacks.push(stack);
  }
  return [...byShape.values()];
}

/** The changes of a stack, with placeholders for what is its own alone. */
function generalised(stack: PreviewStack): Changed {
  const general = generaliser(stack);
  return {
    changes: sorted(stack.changes.map((change) => generalChange(change, general))),
    outputs: sorted(
      stack.outputs.map(({ name, actions, before, after }) => ({
        name: general(name),
        actions,
        before: before && general(before),
        after: after && general(after),
      })),
    ),
    drift: sorted(stack.drift.map(({ address, actions }) => ({ address: general(address), actions }))),
  };
}

function generalChange(change: PreviewChange, general: (text: string) => string): PreviewChange {
  const { address, previousAddress, deposed, name, replacePaths, importId, attributes } = change;
  return {
    ...change,
    address: general(address),
    previousAddress: previousAddress && general(previousAddress),
    deposed: deposed && "⟨id⟩",
    name: general(name),
    replacePaths: replacePaths.map(general),
    importId: importId && "⟨id⟩",
    attributes: attributes.map(({ path, before, after }) => ({
      path: general(path),
      before: before && general(before),
      after: after && general(after),
    })),
  };
}

function generaliser({ id: stack, game, environment }: PreviewStack): (text: string) => string {
  const prefix = game !== null && environment !== null ? stackNames.edge({ game, name: environment }, "") : undefined;
  const names = Object.entries({
    stack,
    edge: prefix !== undefined && stack.startsWith(prefix) ? stack.slice(prefix.length) : "",
    game: game ?? "",
    environment: environment ?? "",
  }).filter(([, name]) => name !== "");
  const known = names.map(([kind, name]) => `(?<${kind}>${literally(name)})`);
  const pattern = [...known, `(?<region>${region})`, `(?<id>${id})`].join("|");
  const found = new RegExp(`⟨|(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`, "g");
  return (text) =>
    text.replace(found, (...parts: unknown[]) => {
      const groups = Object.entries(parts.at(-1) ?? {});
      const kind = groups.find(([, value]) => value !== undefined)?.[0];
      // what the plan itself writes in such brackets is not taken for a placeholder
      return kind === undefined ? "⟨⟨" : `⟨${kind}⟩`;
    });
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function sorted<T>(all: readonly T[]): T[] {
  const texts = new Map(all.map((one) => [one, JSON.stringify(one)]));
  return [...all].sort((one, other) => ((texts.get(one) ?? "") < (texts.get(other) ?? "") ? -1 : 1));
}
