import * as fc from "fast-check";
import { areasInOrder, type Area } from "../../model/area";

const areas: fc.Arbitrary<Record<string, Area>> = fc.dictionary(
  fc.constantFrom("ap-seoul", "ap-tokyo", "ap-bangkok", "eu-frankfurt", "sa-saopaulo", "na-ashburn"),
  fc.boolean().map((goes) => ({ bandwidthMbps: 10, ...(goes && { retire: "here" }) })),
);

test("areas that are given up come last, and the rest is by name, however they are written", () => {
  fc.assert(
    fc.property(areas, (all) => {
      const order = areasInOrder(all);
      const [stay, go] = [order.filter(([, { retire }]) => !retire), order.filter(([, { retire }]) => retire)];
      expect(order).toEqual([...stay, ...go]);
      for (const part of [stay, go]) {
        const names = part.map(([name]) => name);
        expect(names).toEqual([...names].sort());
      }
      expect(areasInOrder(Object.fromEntries(Object.entries(all).reverse()))).toEqual(order);
      expect(Object.fromEntries(order)).toEqual(all);
    }),
  );
});

test("there may be none", () => {
  expect(areasInOrder(undefined)).toEqual([]);
});
