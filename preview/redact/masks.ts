import { createHmac } from "node:crypto";
import { canonicalText } from "./canonical-text";
import type { Span } from "./text-index";

/** What stands in the place of secrets. */
export class Masks {
  private readonly issued = new Set<string>();

  /** @param key of the run: without it nobody can try out what a mask stands for */
  constructor(private readonly key: Uint8Array) {}

  /** The mask of a value: equal for equal ones. */
  of(value: unknown): string {
    const digest = createHmac("sha256", this.key).update(canonicalText(value)).digest("hex");
    const mask = `(redacted:${digest.slice(0, 8)})`;
    this.issued.add(mask);
    return mask;
  }

  /** Whether it is one, and nothing else. */
  isMask(text: string): boolean {
    return this.issued.has(text);
  }

  /** The text with masks in place of the spans. */
  cover(text: string, spans: readonly Span[]): string {
    let [result, from] = ["", 0];
    for (const { start, end, secret } of spans) {
      result += text.slice(from, start) + this.of(secret);
      from = end;
    }
    return result + text.slice(from);
  }

  /** The spans in order, made one where they overlap. What is a mask already is none, and no mask is cut. */
  apart(text: string, spans: readonly Span[]): Span[] {
    if (spans.length === 0) return [];
    const masks = [...text.matchAll(/\(redacted:[0-9a-f]{8}\)/g)]
      .filter(([mask]) => this.issued.has(mask))
      .map(({ 0: secret, index: start }) => ({ start, end: start + secret.length, secret }));
    const isMask = new Map(masks.map(({ start, end }) => [start, end]));
    return merged(text, [...masks, ...spans]).filter(({ start, end }) => isMask.get(start) !== end);
  }
}

function merged(text: string, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) result.push(span);
    else if (span.end > last.end) {
      result[result.length - 1] = { start: last.start, end: span.end, secret: text.slice(last.start, span.end) };
    }
  }
  return result;
}
