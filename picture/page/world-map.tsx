import type { ComponentChildren } from "preact";
import type { Look } from "../look";
import type { Drawing, Mark } from "../map/drawing";
import { pageWidths } from "../map/pages";
import type { Broken } from "../scene";
import { Cross, Cut, Slash } from "./broken-signs";
import { MarkShape } from "./mark-shape";

export interface WorldMapProps {
  readonly drawing: Drawing;
  readonly phase: number;
  /** What the map shows, in words. */
  readonly title: string;
  readonly broken: readonly Broken[];
  /** What a file of its own has beside the map. Default: nothing, the page has it. */
  readonly file?: {
    /** What a screen reader is told after the title. */
    readonly description: string;
    readonly before: ComponentChildren;
    /** Under the map. */
    readonly after: ComponentChildren;
    readonly afterHeight: number;
  };
}

const dashes: Readonly<Record<Look, string | undefined>> = { entry: undefined, edge: "7 3", stranded: "1.5 4" };

/** The map of a phase. What lies under it is on the page already, as `#sphere`, `#land` and `#borders`. */
export function WorldMap({ drawing, phase, title, broken, file }: WorldMapProps) {
  const { width, height, marks, backhauls, lines, phases, labels } = drawing;
  const { circles, ways } = phases[phase] ?? { circles: [], ways: [] };
  const isCut = (edge: string): boolean => broken.some(({ id }) => id === `backhaul:${edge}`);
  const whole = height + (file?.afterHeight ?? 0);
  return (
    <svg
      class="map"
      viewBox={`0 0 ${width} ${whole}`}
      role="img"
      aria-labelledby={file === undefined ? "map-title" : "map-title map-description"}
      {...(file !== undefined && { xmlns: "http://www.w3.org/2000/svg", width, height: whole })}
    >
      <title id="map-title">{title}</title>
      {file !== undefined && <desc id="map-description">{file.description}</desc>}
      {file?.before}
      <use href="#sphere" class="sphere" />
      <use href="#land" class="land" />
      <use href="#borders" class="borders" />
      <g class="backhauls">
        {backhauls.map(({ edge, line, road }) => (
          <path key={edge} d={lines[line]} class={`backhaul ${road}${isCut(edge) ? " broken" : ""}`} />
        ))}
      </g>
      <g class="players">
        {circles.map(({ id, x, y, radius, look, title: told }) => (
          <circle key={id} cx={x} cy={y} r={radius} class={look} data-players={id}>
            <title>{told}</title>
          </circle>
        ))}
      </g>
      <g class="ways">
        {ways.map(({ id, line, look, width: wide, title: told, few }) => (
          <path
            key={id}
            d={lines[line]}
            class={few === true ? `${look} few` : look}
            stroke-width={wide}
            stroke-dasharray={dashes[look]}
            data-way={id}
          >
            <title>{told}</title>
          </path>
        ))}
      </g>
      {pageWidths.map((page) => (
        <g key={page} class={`of-page ${page}`}>
          <g class="marks">
            {[...marks[page]].reverse().map((mark) => (
              <MapMark key={mark.id} mark={mark} broken={broken.find(({ id }) => id === mark.id)} />
            ))}
          </g>
          <g class="labels">
            {labels[page].map(({ id, x, y, text, kind, anchor }) => (
              <text key={id} x={x} y={y} text-anchor={anchor} class={kind}>
                {text}
              </text>
            ))}
          </g>
        </g>
      ))}
      {backhauls
        .filter(({ edge }) => isCut(edge))
        .map(({ edge, middle }) => (
          <g key={edge} transform={`translate(${middle.x} ${middle.y})`} data-cut={edge}>
            <title>{`the road from ${edge} to home is cut`}</title>
            <Cut />
          </g>
        ))}
      {file?.after}
    </svg>
  );
}

function MapMark({ mark, broken }: { readonly mark: Mark; readonly broken: Broken | undefined }) {
  const { id, kind, x, y, title, scale } = mark;
  const state =
    broken === undefined ? "" : broken.extent === "whole" ? ", which has failed" : ", a part of which has failed";
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} data-mark={id}>
      <title>{`${title}${state}`}</title>
      <MarkShape kind={kind} />
      {broken !== undefined && (broken.extent === "whole" ? <Cross /> : <Slash />)}
    </g>
  );
}
