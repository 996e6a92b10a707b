import type { Drawing, Ground } from "../map/drawing";
import { pageWidths } from "../map/pages";
import type { Scene } from "../scene";
import { GroundShapes } from "./ground-shapes";
import { momentText } from "./moment-text";
import { nowOf } from "./now";
import { signsOf, type Sign } from "./signs-of";
import { WorldMap } from "./world-map";

export interface StaticMapProps {
  readonly scene: Scene;
  readonly drawing: Drawing;
  readonly ground: Ground;
  readonly style: string;
}

/** Of the lines under the map, in units of the drawing. */
const line = { height: 20, letter: 5.9, margin: 10 };

/** The map as a document of its own, with a caption and a legend. */
export function StaticMap({ scene, drawing, ground, style }: StaticMapProps) {
  const { story, game, environment, home } = scene;
  const now = nowOf(scene, story?.atSeconds ?? 0);
  const title = `${game} ${environment}: where players land${story === undefined ? "" : `, when ${story.failure} fails`}`;
  const description = story === undefined ? `Home is in ${home.title}.` : momentText(now, story);
  const broken = story?.broken ?? [];
  const numbered = pageWidths.flatMap((page) =>
    drawing.labels[page].flatMap(({ text, stands }) => (stands === undefined ? [] : `${text} ${stands}`)),
  );
  const caption = wrapped(
    [title, description, ...(numbered.length === 0 ? [] : [`Numbers: ${[...new Set(numbered)].join(", ")}.`])],
    drawing.width,
  );
  const signs = placed(signsOf(drawing, broken), drawing.width);
  const top = drawing.height + line.height;
  const legendTop = top + caption.length * line.height;
  const rows = Math.max(0, ...signs.map(({ row }) => row)) + 1;
  return (
    <WorldMap
      drawing={drawing}
      phase={now.phase}
      title={title}
      broken={broken}
      file={{
        description,
        before: (
          <>
            <style dangerouslySetInnerHTML={{ __html: style }} />
            <GroundShapes ground={ground} />
          </>
        ),
        after: (
          <g class="under-map">
            <rect
              y={drawing.height}
              width={drawing.width}
              height={(caption.length + rows + 1) * line.height}
              class="paper"
            />
            {caption.map((text, row) => (
              <text key={text} x={line.margin} y={top + row * line.height} class={row === 0 ? "title" : undefined}>
                {text}
              </text>
            ))}
            {signs.map(({ text, width, sign, x, row }) => (
              <g key={text} transform={`translate(${x} ${legendTop + row * line.height})`}>
                <g transform={`translate(${width / 2} -4)`}>{sign}</g>
                <text x={width + 6}>{text}</text>
              </g>
            ))}
          </g>
        ),
        afterHeight: (caption.length + rows + 1) * line.height,
      }}
    />
  );
}

/** Each text on lines of its own. */
function wrapped(texts: readonly string[], width: number): string[] {
  const most = Math.floor((width - 2 * line.margin) / line.letter);
  return texts.flatMap((text) =>
    text.split(" ").reduce<string[]>((lines, word) => {
      const last = lines.at(-1);
      if (last === undefined || last.length + word.length + 1 > most) return [...lines, word];
      return [...lines.slice(0, -1), `${last} ${word}`];
    }, []),
  );
}

/** Side by side, on as many rows as it takes. */
function placed(signs: readonly Sign[], width: number): (Sign & { readonly x: number; readonly row: number })[] {
  let [x, row] = [line.margin, 0];
  return signs.map((sign) => {
    const wide = sign.width + 6 + sign.text.length * line.letter + 16;
    if (x + wide > width && x > line.margin) [x, row] = [line.margin, row + 1];
    const at = { ...sign, x, row };
    x += wide;
    return at;
  });
}
