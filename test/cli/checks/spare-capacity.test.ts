import { spareCapacity } from "../../../cli/checks/spare-capacity";
import { edge, loaded, surroundings } from "./surroundings";

const check = (edges: Record<string, unknown>) =>
  spareCapacity.run(surroundings({ environments: [loaded({ edges })] })).advice;

test("two relays are enough, in one zone or in two; a retired edge needs none", () => {
  const one = { "ap-tokyo-1": 1 };

  expect(check({})).toEqual([]);
  expect(
    check({ a: edge({ "ap-tokyo-1": 2 }), b: edge({ ...one, "ap-tokyo-2": 1 }), c: edge(one, { retired: true }) }),
  ).toEqual([]);
});

test("a single relay closes its edge when it is replaced", () => {
  expect(check({ tokyo: edge({ "ap-tokyo-1": 1 }), other: edge({ "ap-tokyo-1": 2 }) })).toEqual([
    {
      code: "edge/no-spare-relay",
      what: "duel-test: tokyo has one relay, so replacing it closes the edge",
      fix: "raise `edges.tokyo.relays.zones.ap-tokyo-1` to 2, or add a zone",
    },
  ]);
});
