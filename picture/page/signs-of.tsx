import type { ComponentChildren } from "preact";
import type { Look } from "../look";
import type { Drawing } from "../map/drawing";
import type { Broken } from "../scene";
import { Cross, Cut, Slash } from "./broken-signs";
import { MarkShape } from "./mark-shape";

/** A sign of the map, drawn around 0,0, and what it means. */
export interface Sign {
  readonly text: string;
  /** How much room it takes, in units of the drawing. */
  readonly width: number;
  readonly sign: ComponentChildren;
}

const ways: Readonly<Record<Look, { readonly text: string; readonly dashes?: string }>> = {
  entry: { text: "through the entry" },
  edge: { text: "through an edge's own address", dashes: "7 3" },
  stranded: { text: "get no answer", dashes: "1.5 4" },
};

/** What signs of the map mean; those that are never on it are left out. */
export function signsOf({ phases, marks, backhauls }: Drawing, broken: readonly Broken[]): Sign[] {
  const looks = new Set(phases.flatMap((phase) => [...phase.circles, ...phase.ways].map(({ look }) => look)));
  const kinds = new Set(marks.wide.map(({ kind }) => kind));
  const roads = [...new Set(backhauls.map(({ road }) => road))].sort();
  const isCut = (id: string): boolean => id.startsWith("backhaul:");
  return [
    { text: "home", width: 24, sign: <MarkShape kind="home" /> },
    ...(kinds.has("edge") ? [{ text: "edge: relays near players", width: 18, sign: <MarkShape kind="edge" /> }] : []),
    ...(kinds.has("point") ? [{ text: "entry point in use", width: 18, sign: <MarkShape kind="point" /> }] : []),
    ...(["entry", "edge", "stranded"] as const)
      .filter((look) => looks.has(look))
      .map((look) => ({
        text: `players ${ways[look].text}`,
        width: 62,
        sign: (
          <>
            <g class="players">
              <circle cx="-22" class={look} r="7" />
            </g>
            <g class="ways">
              <path class={look} d="M-8 0H29" stroke-width="3" stroke-dasharray={ways[look].dashes} />
            </g>
          </>
        ),
      })),
    ...roads.map((road) => ({
      text: road === "private" ? "backhaul: private road" : "backhaul: public Internet",
      width: 40,
      sign: <path class={`backhaul ${road}`} d="M-18 0H18" />,
    })),
    ...(broken.some(({ id, extent }) => extent === "whole" && !isCut(id))
      ? [{ text: "has failed", width: 24, sign: <Cross /> }]
      : []),
    ...(broken.some(({ extent }) => extent === "part")
      ? [{ text: "a part of it has failed", width: 24, sign: <Slash /> }]
      : []),
    ...(broken.some(({ id }) => isCut(id))
      ? [
          {
            text: "the road is cut",
            width: 40,
            sign: (
              <>
                <path class="backhaul broken" d="M-18 0H18" />
                <Cut />
              </>
            ),
          },
        ]
      : []),
  ];
}
