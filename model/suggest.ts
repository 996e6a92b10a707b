import { closest, distance } from "fastest-levenshtein";

/** The known word nearest to what was written, if it is near enough to be what was meant. */
export function suggest(value: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || candidates.includes(value)) return undefined;
  const written = value.toLowerCase();
  const nearest = closest(written, candidates);
  if (distance(written, nearest.toLowerCase()) <= Math.max(1, Math.floor(nearest.length / 3))) return nearest;
  // two letters that changed places are one slip, and two changes
  return candidates.find((candidate) => letters(candidate) === letters(value));
}

function letters(word: string): string {
  return word.toLowerCase().split("").sort().join("");
}

/** `, did you mean tokyo?` when a known word is near enough to what was written; else nothing. */
export function didYouMean(value: string, candidates: readonly string[]): string {
  const nearest = suggest(value, candidates);
  return nearest === undefined ? "" : `, did you mean ${nearest}?`;
}
