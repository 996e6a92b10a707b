import { distance } from "fastest-levenshtein";
import { isPlain } from "../plan/address";
import { isObject } from "../plan/json";
import type { ResourceChange, Values } from "../plan/plan";
import type { Move } from "./rule";

/** A delete and a create that are the same thing. */
export interface Rename extends Move {
  readonly type: string;
}

interface Pair {
  readonly gone: ResourceChange;
  readonly made: ResourceChange;
  readonly score: number;
  readonly apart: number;
}

/** From this share of equal attributes on, two are the same thing. */
const enough = 0.9;
/** Most comparisons for one type: beyond, a stack was torn down and another built. */
const most = 50_000;

/**
 * Pairs what is deleted with what is created: the same type, and 90 % of what the configuration says of the new one is true of
 * the old one. What fits several equally well, in likeness and in name, is left alone.
 */
export function renamesOf(changes: readonly ResourceChange[]): Rename[] {
  const gone = changes.filter(({ actions, deposed }) => actions.join() === "delete" && deposed === undefined);
  const made = changes.filter(({ actions }) => actions.join() === "create");
  const types = [...new Set(gone.map(({ type }) => type))];
  return types.flatMap((type) => {
    const [old, young] = [gone, made].map((all) => all.filter((one) => one.type === type)) as [
      typeof gone,
      typeof made,
    ];
    return old.length * young.length > most ? [] : matches(pairsOf(old, young)).map((pair) => rename(pair));
  });
}

/** How the configuration is told of a move. */
export function movedFix({ from, to }: Move): string {
  const call = isPlain(to) ? `call \`moveFromId("${from}")\` on the resource that is ${to} now, or ` : "";
  return `${call}write a \`moved\` block from ${from} to ${to}`;
}

function rename({ gone, made }: Pair): Rename {
  return { type: gone.type, from: gone.address, to: made.address };
}

function pairsOf(gone: readonly ResourceChange[], made: readonly ResourceChange[]): Pair[] {
  return gone.flatMap((old) =>
    made.flatMap((young): Pair[] => {
      const score = likeness(old.before ?? {}, young);
      return score < enough ? [] : [{ gone: old, made: young, score, apart: distance(old.address, young.address) }];
    }),
  );
}

/** The best pairs first; each resource is in one, and none is chosen by chance. */
function matches(pairs: readonly Pair[]): Pair[] {
  const left = [...pairs].sort((a, b) => b.score - a.score || a.apart - b.apart);
  const taken = new Set<ResourceChange>();
  return left.filter((pair) => {
    if (taken.has(pair.gone) || taken.has(pair.made)) return false;
    const rivals = left.filter(
      (other) =>
        other !== pair &&
        other.score === pair.score &&
        other.apart === pair.apart &&
        (other.gone === pair.gone || other.made === pair.made) &&
        !taken.has(other.gone) &&
        !taken.has(other.made),
    );
    taken.add(pair.gone).add(pair.made);
    return rivals.length === 0;
  });
}

/** The share of what is known of the new one that the old one has too; 0 where nothing is known. */
function likeness(old: Values, { after, afterUnknown }: ResourceChange): number {
  const unknown = isObject(afterUnknown) ? afterUnknown : {};
  let [said, same] = [0, 0];
  for (const [name, value] of Object.entries(after ?? {})) {
    if (isUnknown(unknown[name]) || (isEmpty(value) && isEmpty(old[name]))) continue;
    said += 1;
    same += sameness(old[name], value);
  }
  return said === 0 ? 0 : same / said;
}

/** Of maps, such as tags, the share of equal entries; of everything else all or nothing. */
function sameness(old: unknown, young: unknown): number {
  if (!isObject(old) || !isObject(young)) return equal(old, young) ? 1 : 0;
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  return names.filter((name) => equal(old[name], young[name])).length / Math.max(1, names.length);
}

function equal(one: unknown, other: unknown): boolean {
  return one === other || (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Whether any of it is known only after the apply. */
function isUnknown(mark: unknown): boolean {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark.some(isUnknown);
  return isObject(mark) && Object.values(mark).some(isUnknown);
}
