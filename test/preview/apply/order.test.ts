import fc from "fast-check";
import { inOrder } from "../../../preview/apply/order";

const ids = ["a", "b", "c", "d", "e", "f"];
const stack = fc.record({ id: fc.constantFrom(...ids), dependencies: fc.subarray(ids) });
const anyStacks = fc.uniqueArray(stack, { selector: ({ id }) => id });
/** Without circles: each depends on those before it in the alphabet alone. */
const stacks = anyStacks.map((all) =>
  all.map(({ id, dependencies }) => ({ id, dependencies: dependencies.filter((one) => one < id) })),
);

test("each comes after those it depends on, none is lost and none is there twice", () => {
  fc.assert(
    fc.property(stacks, (all) => {
      const order = inOrder(all).map(({ id }) => id);
      expect([...order].sort()).toEqual(all.map(({ id }) => id).sort());
      const pairs = all.flatMap(({ id, dependencies }) => dependencies.map((one) => [one, id] as const));
      const wrong = pairs.filter(([one, id]) => order.includes(one) && order.indexOf(one) > order.indexOf(id));
      expect(wrong).toEqual([]);
    }),
  );
});

test("circles do not hang it", () => {
  fc.assert(fc.property(anyStacks, (all) => expect(inOrder(all)).toHaveLength(all.length)));
});
