import type { Drawing } from "../map/drawing";
import { pageWidths } from "../map/pages";
import type { Broken } from "../scene";
import { scalesText } from "./scales-text";
import { signsOf } from "./signs-of";

/** What signs of the map mean, and which edges have a number there. */
export function Legend({ drawing, broken }: { readonly drawing: Drawing; readonly broken: readonly Broken[] }) {
  return (
    <>
      <ul class="legend" aria-label="Legend of the map">
        {signsOf(drawing, broken).map(({ text, width, sign }) => (
          <li key={text}>
            <svg width={width} height="22" viewBox={`${-width / 2} -11 ${width} 22`} aria-hidden="true">
              {sign}
            </svg>
            {text}
          </li>
        ))}
      </ul>
      <p class="soft">{scalesText(drawing)}</p>
      {pageWidths.map((page) => {
        const numbered = drawing.labels[page].flatMap(({ text, stands }) =>
          stands === undefined ? [] : `${text} ${stands}`,
        );
        return (
          numbered.length > 0 && (
            <p key={page} class={`soft of-page ${page}`}>{`Numbers on the map: ${numbered.join(", ")}.`}</p>
          )
        );
      })}
    </>
  );
}
