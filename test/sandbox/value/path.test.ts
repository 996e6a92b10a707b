import { shownPath, valuesAt } from "../../../sandbox/value/path";
import { unknown } from "../../../sandbox/value/value";

const rules = {
  name: "a",
  types: ["x", "y"],
  ingress: [{ port: "80" }, { port: null }],
  health: { port: 1 },
  named: { first: { port: 2 } },
  later: unknown,
  items: [unknown, { port: "90" }],
};

const seen = (dotted: string) => valuesAt(rules, dotted).map(({ path, value }) => [shownPath(path), value]);

test("a path goes through the elements of lists without naming them", () => {
  expect(seen("name")).toEqual([["name", "a"]]);
  expect(seen("health.port")).toEqual([["health.port", 1]]);
  expect(seen("ingress.port")).toEqual([
    ["ingress[0].port", "80"],
    ["ingress[1].port", null],
  ]);
});

test("a path may mean each element", () => {
  expect(seen("types[]")).toEqual([
    ["types[0]", "x"],
    ["types[1]", "y"],
  ]);
  expect(seen("named[].port")).toEqual([["named.first.port", 2]]);
});

test("without brackets a path means the whole list", () => {
  expect(seen("types")).toEqual([["types", ["x", "y"]]]);
});

test("nothing is found inside what is absent, null or unknown", () => {
  expect(seen("absent.port")).toEqual([]);
  expect(seen("later.port")).toEqual([]);
  expect(seen("later[]")).toEqual([]);
  expect(seen("ingress.port.deeper")).toEqual([]);
});

test("an unknown value is found, and an unknown element passed over", () => {
  expect(seen("later")).toEqual([["later", unknown]]);
  expect(seen("items.port")).toEqual([["items[1].port", "90"]]);
});
