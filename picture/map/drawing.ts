import type { Look } from "../look";
import type { PageWidth } from "./pages";

/** A point of the drawing, in its units. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A name on the map. */
export interface Label extends Spot {
  /** What it names: the mark's id. */
  readonly id: string;
  readonly text: string;
  readonly kind: MarkKind | "players";
  readonly anchor: "start" | "middle" | "end";
  /** The name that the text, a number, stands for: there was no room for it. */
  readonly stands?: string;
}

/** What a mark stands for. */
export type MarkKind = "home" | "edge" | "point";

/** A home, an edge or an entry point. */
export interface Mark extends Spot {
  /** `home`, `edge:<key>`, `point:<id>`. */
  readonly id: string;
  readonly kind: MarkKind;
  readonly title: string;
  /** How many times larger than usual it is. */
  readonly scale: number;
}

/** Players of one region, for as long as a phase lasts. */
export interface Circle extends Spot {
  readonly id: string;
  readonly radius: number;
  readonly look: Look;
  /** What a pointer that rests on it is told. */
  readonly title: string;
}

/** What players take from one mark to another, for as long as a phase lasts. */
export interface Way {
  /** `<from> <to> <look>`. */
  readonly id: string;
  /** Key of the drawing's line. */
  readonly line: string;
  readonly look: Look;
  /** Width on the screen, in pixels. */
  readonly width: number;
  readonly title: string;
  /** So few take it that it is drawn faintly. */
  readonly few?: true;
}

/** The road from an edge to home, whether or not anybody takes it. */
export interface Backhaul {
  readonly edge: string;
  /** Key of the drawing's line. */
  readonly line: string;
  readonly road: "private" | "public";
  readonly middle: Spot;
}

/** A map, ready to be shown: nothing in it has to be computed. Lines are SVG path data. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: Readonly<Record<PageWidth, readonly Mark[]>>;
  readonly backhauls: readonly Backhaul[];
  /** By `<from> <to>`: ways of several phases share them. */
  readonly lines: Readonly<Record<string, string>>;
  /** In the order of the scene's phases. */
  readonly phases: readonly { readonly circles: readonly Circle[]; readonly ways: readonly Way[] }[];
  readonly labels: Readonly<Record<PageWidth, readonly Label[]>>;
  /** Some lines leave the map on one side and come back on the other. */
  readonly torn: boolean;
}

/** What lies under a map, and never changes. */
export interface Ground {
  readonly sphere: string;
  readonly land: string;
  readonly borders: string;
}
