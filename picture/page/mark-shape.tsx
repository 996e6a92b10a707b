import type { MarkKind } from "../map/drawing";

const shapes: Readonly<Record<MarkKind, string>> = {
  home: "M0 -10L10 -1H7.5V8.5H-7.5V-1H-10Z",
  edge: "M-5.5 -5.5H5.5V5.5H-5.5Z",
  point: "M0 -5.5L5.5 0L0 5.5L-5.5 0Z",
};

/** A house for home, a square for an edge, a diamond for an entry point. */
export function MarkShape({ kind }: { readonly kind: MarkKind }) {
  return <path class={`mark ${kind}`} d={shapes[kind]} />;
}
