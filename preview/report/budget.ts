/** Something that can be told in more or in fewer characters. */
export interface Piece {
  /** Characters of all there is to tell. */
  readonly most: number;
  /** Characters that it takes at the very least. */
  readonly least: number;
  /** Tells as much as there is room for: never more characters than `room` or `least`, whichever is more. */
  write(room: number): string;
}

/** What a {@link listing} is made of. */
export interface Listing<T> {
  readonly head: string;
  /** The most important ones first. */
  readonly items: readonly T[];
  readonly piece: (item: T) => Piece;
  /** Tells of those that there is no room for. Of fewer it tells no more than of all. */
  readonly rest: (left: readonly T[]) => Piece;
}

/** Divides room so that nobody has more than somebody else who wants more: max-min fairness. */
export function shares(needs: readonly number[], room: number): number[] {
  const given = needs.map(() => 0);
  const smallestFirst = needs.map((need, place) => ({ need, place })).sort((one, other) => one.need - other.need);
  let left = Math.max(0, room);
  smallestFirst.forEach(({ need, place }, served) => {
    const share = Math.min(need, Math.floor(left / (needs.length - served)));
    given[place] = share;
    left -= share;
  });
  return given;
}

/** Writes all pieces, each with a fair share of the room. What the shares leave goes to the first ones. */
export function fill(pieces: readonly Piece[], room: number): string {
  const least = total(pieces.map((piece) => piece.least));
  const more = shares(
    pieces.map((piece) => piece.most - piece.least),
    room - least,
  );
  const fair = pieces.map((piece, place) => piece.write(piece.least + (more[place] ?? 0)));
  let unused = Math.max(0, room - total(fair.map((text) => text.length)));
  const texts = pieces.map((piece, place) => {
    const before = fair[place]?.length ?? 0;
    const text = piece.write(before + unused);
    unused -= text.length - before;
    return text;
  });
  return texts.join("");
}

/** The first of the texts that fits, else the last one. */
export function levels(...texts: readonly [string, ...string[]]): Piece {
  const last = texts.at(-1) ?? "";
  const lengths = texts.map((text) => text.length);
  return {
    most: Math.max(...lengths),
    least: last.length,
    write: (room) => texts.find((text) => text.length <= room) ?? last,
  };
}

/** A head and many pieces. Where not even the least of all has room, the last ones are only told of together. */
export function listing<T>({ head, items, piece, rest }: Listing<T>): Piece {
  if (items.length === 0) return levels("");
  const pieces = items.map(piece);
  const [most, least] = [total(pieces.map((one) => one.most)), total(pieces.map((one) => one.least))];
  const allLeft = rest(items);
  return {
    most: head.length + most,
    least: head.length + Math.min(least, allLeft.least),
    write: (room) => {
      const space = room - head.length;
      if (least <= Math.max(space, allLeft.least)) return head + fill(pieces, space);
      const kept = space - Math.max(allLeft.least, Math.min(allLeft.most, Math.floor(space / 3)));
      const fitting = fit(pieces, kept);
      const told = fill(pieces.slice(0, fitting), kept);
      return head + told + rest(items.slice(fitting)).write(space - told.length);
    },
  };
}

/** The piece, or a line where it has no room at all. */
export function orElse(piece: Piece, line: string): Piece {
  if (piece.least <= line.length) return piece;
  return {
    most: piece.most,
    least: line.length,
    write: (room) => (room < piece.least ? line : piece.write(room)),
  };
}

/** The sum. */
export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** How many of the first have room. */
function fit(pieces: readonly Piece[], room: number): number {
  let used = 0;
  const tooMuch = pieces.findIndex((piece) => (used += piece.least) > room);
  return tooMuch === -1 ? pieces.length : tooMuch;
}
