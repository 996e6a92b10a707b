import * as fc from "fast-check";
import { spread } from "../../../drill/clients/spread";

const regions = fc
  .array(fc.double({ min: 0.1, max: 500, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((weights) => weights.map((weight, place) => ({ id: `region-${place}`, weight })));

test("all are there, and no region has one more or less than its share", () => {
  fc.assert(
    fc.property(regions, fc.integer({ min: 1, max: 300 }), (all, count) => {
      const players = spread(all, count);
      const total = all.reduce((sum, { weight }) => sum + weight, 0);

      expect(players).toHaveLength(count);
      for (const { id, weight } of all) {
        const theirs = players.filter(({ region }) => region === id);
        expect(Math.abs(theirs.length - (count * weight) / total)).toBeLessThan(1);
        expect(theirs.map(({ number }) => number)).toEqual(theirs.map((_, place) => place));
      }
    }),
  );
});

test("by hand: 10 players of three regions", () => {
  const counts = new Map<string, number>();
  for (const { region } of spread(
    [
      { id: "kr", weight: 50 },
      { id: "jp", weight: 30 },
      { id: "tw", weight: 15 },
    ],
    10,
  ))
    counts.set(region, (counts.get(region) ?? 0) + 1);
  // 5.26, 3.16, 1.58
  expect(Object.fromEntries(counts)).toEqual({ kr: 5, jp: 3, tw: 2 });
});

test("it does not matter in which order regions are given", () => {
  const all = [
    { id: "a", weight: 1 },
    { id: "b", weight: 1 },
    { id: "c", weight: 1 },
  ];
  expect(spread([...all].reverse(), 4)).toEqual(spread(all, 4));
});

test("nobody plays nowhere", () => {
  expect(spread([], 10)).toEqual([]);
  expect(spread([{ id: "kr", weight: 0 }], 10)).toEqual([]);
});
