/** Over what has failed. */
export function Cross() {
  return <Strokes d="M-10 -10L10 10M-10 10L10 -10" name="cross" />;
}

/** Over what has lost a part. */
export function Slash() {
  return <Strokes d="M-10 10L10 -10" name="slash" />;
}

/** On a road that is cut: it is neither of its ends that has failed. */
export function Cut() {
  return <Strokes d="M-6 6L0 -6M1 6L7 -6" name="cut" />;
}

function Strokes({ d, name }: { readonly d: string; readonly name: string }) {
  return (
    <g class={`broken-sign ${name}`}>
      <path d={d} class="under" />
      <path d={d} />
    </g>
  );
}
