/** Between words; a number and its unit are one. */
const gap = / (?!(?:%|s|ms)(?:\W|$))/;

/** Text in lines of so many characters at most, with an indent on each: a word that is longer stays whole. */
export function wrapped(
  text: string,
  { indent = "", width = 100 }: { indent?: string; width?: number } = {},
): string[] {
  const lines: string[] = [];
  for (const word of text.split(gap)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
