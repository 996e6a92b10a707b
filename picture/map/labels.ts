import type { Label, Mark, Spot } from "./drawing";

/** A name that is wanted on the map. */
export interface Wanted extends Spot {
  readonly id: string;
  readonly text: string;
  readonly kind: Label["kind"];
  /** How far from the middle a name may begin. */
  readonly radius: number;
  /** Whether it is shown even where it lies on something. */
  readonly must: boolean;
  /** What is shown where there is no room for a name that must be shown. */
  readonly number?: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LabelSpace {
  readonly width: number;
  readonly height: number;
  /** Height of letters, in units of the drawing. */
  readonly size: number;
  readonly marks: readonly Mark[];
  /** What names avoid where they can, and may lie on; not on the middle of one, which they would seem to name. */
  readonly circles: readonly (Spot & { readonly id: string; readonly radius: number })[];
}

/** Mean width of a letter, of its height; bold ones are wider, and a little higher. */
const letter = { usual: 0.56, bold: 0.65 };

/** Of a name's area: with more of it on others' circles it would seem to be theirs. */
const mostUnder = 0.25;

interface Placed {
  readonly choice: Choice;
  readonly box: Box;
  /** What it may not lie on, and what it had better not. */
  readonly clash: number;
  readonly cost: number;
}

/** Names where they lie on no mark and on no other name. Those that come first have the first choice. */
export function placeLabels(wanted: readonly Wanted[], space: LabelSpace): Label[] {
  const marks = space.marks.map((mark) => ({ kind: mark.kind, box: around(mark, 7 * mark.scale) }));
  const small = marks.filter(({ kind }) => kind === "point").map(({ box }) => box);
  const taken = marks.filter(({ kind }) => kind !== "point").map(({ box }) => box);
  return wanted.flatMap(({ must, number, radius, ...label }) => {
    const best = (text: string): Placed | undefined => {
      const placed = spots(label, radius, space.size).map((choice): Placed => {
        const box = boxOf(choice, text, { size: space.size, bold: must });
        const others = space.circles.filter(
          ({ id, x, y }) => id !== label.id && Math.hypot(x - label.x, y - label.y) > 3,
        );
        const named = others.some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom);
        const points = sharedWith(box, small);
        const under = sharedWith(
          box,
          others.map((circle) => around(circle, circle.radius)),
        );
        const area = (box.right - box.left) * (box.bottom - box.top);
        const seems = named || under > mostUnder * area ? space.size * space.size : 0;
        const clash = clashOf(box, taken, space) + (must ? 0 : points + seems);
        return { choice, box, clash, cost: 10 * clash + 4 * (points + seems) + under };
      });
      const costs = placed.map(({ cost }) => cost);
      return placed[costs.indexOf(Math.min(...costs))];
    };
    const whole = best(label.text);
    if (whole === undefined || (whole.clash > 0 && !must)) return [];
    const short = whole.clash > 0 && number !== undefined ? best(number) : undefined;
    const found = short ?? whole;
    taken.push(found.box);
    return [
      {
        ...label,
        ...rounded(found.choice),
        ...(short !== undefined && number !== undefined && { text: number, stands: label.text }),
      },
    ];
  });
}

type Choice = Spot & Pick<Label, "anchor">;

function spots({ x, y }: Spot, radius: number, size: number): Choice[] {
  const gap = radius + size * 0.3;
  const slant = gap * 0.75;
  const middle = size * 0.35;
  return [
    { x: x + gap, y: y + middle, anchor: "start" },
    { x: x - gap, y: y + middle, anchor: "end" },
    { x, y: y - gap, anchor: "middle" },
    { x, y: y + gap + size * 0.75, anchor: "middle" },
    { x: x + slant, y: y - slant, anchor: "start" },
    { x: x + slant, y: y + slant + size * 0.7, anchor: "start" },
    { x: x - slant, y: y - slant, anchor: "end" },
    { x: x - slant, y: y + slant + size * 0.7, anchor: "end" },
  ];
}

function boxOf(
  { x, y, anchor }: Choice,
  text: string,
  { size, bold }: { readonly size: number; readonly bold: boolean },
): Box {
  const wide = text.length * size * (bold ? letter.bold : letter.usual);
  const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - size * 0.9, bottom: y + size * 0.25 };
}

/** The area of what it lies on, and far more for what would be cut off. */
function clashOf(box: Box, taken: readonly Box[], { width, height }: LabelSpace): number {
  const outside = box.left < 2 || box.right > width - 2 || box.top < 2 || box.bottom > height - 2;
  return sharedWith(box, taken) + (outside ? width * height : 0);
}

function sharedWith(box: Box, others: readonly Box[]): number {
  return others.reduce((sum, other) => sum + shared(box, other), 0);
}

function shared(one: Box, other: Box): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

function around({ x, y }: Spot, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function rounded({ x, y, anchor }: Choice): Choice {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, anchor };
}
