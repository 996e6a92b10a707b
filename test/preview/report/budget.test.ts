import fc from "fast-check";
import { fill, levels, listing, orElse, shares, total, type Piece } from "../../../preview/report/budget";

const needs = fc.array(fc.nat(500), { maxLength: 12 });

test("room is shared max-min fairly: who has less than another has all that was wanted", () => {
  fc.assert(
    fc.property(needs, fc.nat(2_000), (wanted, room) => {
      const given = shares(wanted, room);

      expect(total(given)).toBeLessThanOrEqual(room);
      expect(given.every((share, place) => share <= (wanted[place] ?? 0))).toBe(true);
      const hungry = given.filter((share, place) => share < (wanted[place] ?? 0));
      // what is left of a division makes one character of difference
      expect(Math.max(0, ...given)).toBeLessThanOrEqual(Math.min(...hungry) + 1);
      expect(hungry.length === 0 || total(given) > room - wanted.length).toBe(true);
    }),
  );
});

const text = fc.nat(60).map((length) => "x".repeat(length));
const piece: fc.Arbitrary<Piece> = fc
  .array(text, { minLength: 1, maxLength: 4 })
  .map((texts) => texts.sort((one, other) => other.length - one.length))
  .map(([first = "", ...more]) => levels(first, ...more));
const list = fc
  .tuple(text, fc.array(piece, { maxLength: 20 }))
  .map(([head, items]) =>
    listing({ head, items, piece: (item) => item, rest: (left) => levels("y".repeat(String(left.length).length)) }),
  );

test("no piece is longer than its room, but for its least", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        piece,
        list,
        list.map((one) => orElse(one, "no room")),
      ),
      fc.nat(1_500),
      (one, room) => {
        expect(one.least).toBeLessThanOrEqual(one.most);
        expect(one.write(room).length).toBeLessThanOrEqual(Math.max(room, one.least));
        expect(one.write(one.most).length).toBeLessThanOrEqual(one.most);
      },
    ),
  );
});

test("pieces together are no longer than their room, but for their least", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, list), { maxLength: 6 }), fc.nat(3_000), (pieces, room) => {
      const least = total(pieces.map((one) => one.least));

      expect(fill(pieces, room).length).toBeLessThanOrEqual(Math.max(room, least));
    }),
  );
});

const names = (items: readonly string[]): Piece =>
  listing({
    head: "names:",
    items,
    piece: (name) => levels(` ${name}`, ` ${name.slice(0, 1)}`),
    rest: (left) => levels(` +${left.length}`),
  });

test.each([
  [40, "names: anna berta carla"],
  [19, "names: anna berta c"],
  [16, "names: anna b c"],
  [12, "names: a b c"],
  [11, "names: a +2"],
  [9, "names: +3"],
  [0, "names: +3"],
])("in %i characters three names are: %s", (room, told) => {
  expect(names(["anna", "berta", "carla"]).write(room)).toBe(told);
});

test("a list of nothing says nothing", () => {
  expect(names([]).write(100)).toBe("");
});
