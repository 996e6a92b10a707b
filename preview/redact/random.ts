/** What is written in such letters, and everybody may know: ids, digests, commits, hashes of assets. */
const known = new RegExp(
  [
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
    /(?<=(?<![0-9A-Za-z])[a-z]{1,10}-)[0-9a-f]{8,26}(?![0-9A-Za-z])/,
    /(?<![0-9A-Za-z])(?:[0-9a-f]{40}|[0-9A-F]{32}|[0-9a-f]{8,17}|[A-Z]?[0-9]+)(?![0-9A-Za-z])/,
    /(?<![0-9A-Za-z])(?:Z[0-9A-Z]{12,31}|A(?:IDA|ROA|GPA|NPA|IPA)[0-9A-Z]{16,17})(?![0-9A-Za-z])/,
    /(?<![0-9A-F])[0-9A-F]{8}(?![0-9A-F])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

const leastLength = 16;

/** Whether a text of letters, digits and `+/_=-` looks as if it were drawn by lot. */
export function looksRandom(token: string): boolean {
  const parts = token
    .replaceAll(known, "-")
    .split(/[^0-9A-Za-z]+/)
    .filter((part) => part !== "");
  const whole = parts.join("");
  // what has many gaps is a name or a path
  const candidates = parts.length - 1 <= whole.length / 10 ? [whole, ...parts] : parts;
  return candidates.some((part) => part.length >= leastLength && isMixed(part) && entropy(part) > 3.2);
}

/** Words have few steps between small letters, capitals and digits. */
function isMixed(text: string): boolean {
  const steps = text.match(/(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])/g)?.length ?? 0;
  return steps / text.length >= 0.2;
}

/** Shannon's, in bits per letter. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
