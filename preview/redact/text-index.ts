/** Where in a text something was found: `start` counts from 0, `end` is the first position behind it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** The secret that is written there. */
  readonly secret: string;
}

/** Least length of what is looked for. */
export const least = 6;
const buckets = 1 << 20;

/** Finds many texts in another one at once: its time does not grow with how many there are. */
export class TextIndex {
  private readonly secrets = new Map<string, string>();
  private readonly lengths = new Map<string, number[]>();
  private readonly seen = new Uint8Array(buckets);

  get isEmpty(): boolean {
    return this.secrets.size === 0;
  }

  /** @param form how the secret is written; passed over when it is shorter than `least` */
  add(form: string, secret: string): void {
    if (form.length < least || this.secrets.has(form)) return;
    this.secrets.set(form, secret);
    const head = form.slice(0, least);
    const lengths = this.lengths.get(head) ?? [];
    if (!lengths.includes(form.length))
      this.lengths.set(
        head,
        [...lengths, form.length].sort((a, b) => b - a),
      );
    this.seen[bucketOf(form, 0)] = 1;
  }

  /** Everything that is found, the longest where several begin at once. They may overlap. */
  find(text: string): Span[] {
    const spans: Span[] = [];
    if (this.isEmpty) return spans;
    for (let start = 0; start + least <= text.length; start += 1) {
      if (this.seen[bucketOf(text, start)] === 0) continue;
      const span = this.at(text, start);
      if (span !== undefined) spans.push(span);
    }
    return spans;
  }

  private at(text: string, start: number): Span | undefined {
    for (const length of this.lengths.get(text.slice(start, start + least)) ?? []) {
      const secret = this.secrets.get(text.slice(start, start + length));
      if (secret !== undefined) return { start, end: start + length, secret };
    }
    return undefined;
  }
}

function bucketOf(text: string, start: number): number {
  let hash = 0;
  for (let index = start; index < start + least; index += 1) hash = Math.imul(hash, 31) + text.charCodeAt(index);
  return hash & (buckets - 1);
}
