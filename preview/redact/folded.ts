/** A text in which every gap, the frame of Terraform's messages too, is one blank, and where its signs were before. */
export interface Folded {
  readonly text: string;
  /** Position in the original, for each position. */
  readonly at: Uint32Array;
}

/** Folds a text, so that what was wrapped, indented or framed is found as it was before. */
export function folded(text: string): Folded {
  const at = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let [length, from] = [0, 0];
  const keep = (to: number): void => {
    pieces.push(text.slice(from, to));
    for (let index = from; index < to; index += 1) at[length++] = index;
  };
  for (const { 0: gap, index } of text.matchAll(/[\s│╷╵]+/g)) {
    keep(index);
    pieces.push(" ");
    at[length++] = index;
    from = index + gap.length;
  }
  keep(text.length);
  at[length] = text.length;
  return { text: pieces.join(""), at: at.subarray(0, length + 1) };
}
