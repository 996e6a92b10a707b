import { clustersOf } from "../../../preview/report/clusters";
import type { PreviewStack } from "../../../preview/report/preview-schema";
import { change, stack } from "./support/sample";

const shapes = (...stacks: PreviewStack[]): string[][] =>
  clustersOf(stacks).map((one) => one.stacks.map(({ id }) => id));
const sets = (id: string, after: string, own: Partial<PreviewStack> = {}): PreviewStack =>
  stack({ id, changes: [change({ attributes: [{ path: "x", before: '"old"', after }] })], ...own });
const place = (game: string, environment: string, rest: string): Partial<PreviewStack> & { id: string } => ({
  id: `${game}-${environment}-${rest}`,
  game,
  environment,
});

test.each([
  ["its game and environment", '"starfall/prod"', '"duel/dev"'],
  ["its own id", '"starfall-prod-edge-tokyo"', '"duel-dev-edge-osaka"'],
  ["its edge", '"relay tokyo"', '"relay osaka"'],
  ["its region", '"ap-northeast-1a"', '"eu-frankfurt"'],
  ["an id of AWS", '"i-0123456789abcdef0"', '"i-0fedcba9876543210"'],
  ["an id of Tencent Cloud", '"ins-a1b2c3d4"', '"ins-9z8y7x6w"'],
  ["a mask", '"(redacted:01234567)"', '"(redacted:89abcdef)"'],
])("stacks that differ in %s change in the same way", (_what, one, other) => {
  const tokyo = { ...place("starfall", "prod", "edge-tokyo") };
  const osaka = { ...place("duel", "dev", "edge-osaka") };

  expect(shapes(sets(tokyo.id, one, tokyo), sets(osaka.id, other, osaka))).toEqual([[tokyo.id, osaka.id]]);
});

test.each([
  ["a size", '"S5.LARGE8"', '"S5.LARGE16"'],
  ["an address range", '"10.0.0.0/8"', '"0.0.0.0/0"'],
  ["part of a word", '"production"', '"development"'],
  ["what only looks like a placeholder", '"prod"', '"⟨environment⟩"'],
])("stacks that differ in %s do not", (_what, one, other) => {
  const [first, second] = [place("starfall", "prod", "home"), place("duel", "dev", "home")];

  expect(shapes(sets(first.id, one, first), sets(second.id, other, second))).toHaveLength(2);
});

test("nor do those in another status", () => {
  expect(shapes(sets("a", "1"), sets("b", "1", { status: "projected" }))).toHaveLength(2);
});

test("stacks without changes are in no cluster", () => {
  expect(shapes(stack({ id: "a" }), stack({ id: "b" }))).toEqual([]);
});

test("the order of changes means nothing", () => {
  const [one, two] = [change({ address: "x.x" }), change({ address: "y.y" })];
  const [first, second] = [stack({ id: "a", changes: [one, two] }), stack({ id: "b", changes: [two, one] })];

  expect(shapes(first, second)).toEqual([["a", "b"]]);
});

test("names with signs that mean something to a pattern are only names", () => {
  const odd = { id: "a.*-p+d-home", game: "a.*", environment: "p+d" };

  expect(clustersOf([sets(odd.id, '"a.* axx p+d"', odd)])[0]?.changed.changes[0]?.attributes[0]?.after).toBe(
    '"⟨game⟩ axx ⟨environment⟩"',
  );
});
