import fc from "fast-check";
import { Quota } from "../../dispatch/quota";

const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 8 });
const points = fc.double({ min: 0, max: 0.999999, noNaN: true });

test("at no time has anybody had its share and one more", () => {
  fc.assert(
    fc.property(weights, points, (all, point) => {
      const quota = new Quota(all, point);
      const total = all.reduce((sum, weight) => sum + weight, 0);
      const had = all.map(() => 0);
      return Array.from({ length: 60 }, (_, index) => index + 1).every((dealt) => {
        const turn = quota.next();
        had[turn] = (had[turn] ?? 0) + 1;
        return had.every((count, index) => count < (dealt * (all[index] ?? 0)) / total + 1 + 1e-9);
      });
    }),
    { numRuns: 2000 },
  );
});

test("who deals once and begins anew deals by the shares, too", () => {
  const had = [0, 0, 0];
  for (let start = 0; start < 1000; start += 1) {
    const turn = new Quota([7, 2, 1], start / 1000).next();
    had[turn] = (had[turn] ?? 0) + 1;
  }
  expect(had).toEqual([700, 200, 100]);
});
