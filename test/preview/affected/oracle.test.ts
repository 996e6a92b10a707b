import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare } from "../../../preview/affected/compare";
import { snapshotOf, type Snapshot } from "../../../preview/affected/snapshot";
import { baseTree, withModuleAssets } from "./base-tree";
import { mutations, type Mutation } from "./mutations";
import { trulyTouched } from "./oracle";
import { writeTree, type TreeSpec } from "./tree-spec";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-affected-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rounds = 7;
const pairs = 160;
const base = (): TreeSpec => withModuleAssets(baseTree(), "0");
const before: Snapshot = snapshotOf(writeTree(base(), join(folder, "base")));

interface Verdict {
  readonly mutation: string;
  /** How many stacks truly changed, beside the one that always counts as changed. */
  readonly truth: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
  readonly told: number;
}

test("no change is missed, and almost nothing else is told, over generated changes of every class", () => {
  const random = randomFrom(20);
  const names = Object.keys(mutations);
  const single = names.flatMap((name) => Array.from({ length: rounds }, () => [name]));
  const double = Array.from({ length: pairs }, () => [random.pick(names), random.pick(names)]);
  const verdicts = [...single, ...double].map((some, index) => judge(some, random, `v${index}`));

  expect(verdicts.length).toBeGreaterThanOrEqual(300);
  expect(
    verdicts.slice(0, single.length).filter(({ mutation, truth }) => mutation.startsWith("no:") !== (truth === 0)),
  ).toEqual([]);
  expect(verdicts.filter(({ missed }) => missed.length > 0)).toEqual([]);
  const told = verdicts.reduce((sum, verdict) => sum + verdict.told, 0);
  const extra = verdicts.reduce((sum, verdict) => sum + verdict.extra.length, 0);
  expect(verdicts.filter((verdict) => verdict.extra.length > 0).slice(0, 5)).toEqual([]);
  expect((told - extra) / told).toBeGreaterThanOrEqual(0.99);
}, 120_000);

test.each([
  ["config: a value", ["config"]],
  ["asset bytes", ["files"]],
  ["asset renamed, hash the same", ["files"]],
  ["fixed asset hash changed", ["files"]],
  ["archive: an entry's bytes", ["files"]],
  ["module: nested file", ["files"]],
  ["file(): bytes", ["files"]],
  ["tfvars beside the stack", ["files"]],
  ["lock file", ["toolchain"]],
  ["version file", ["toolchain"]],
  ["provider pin", ["toolchain"]],
  ["required version", ["toolchain"]],
  ["module: version", ["toolchain"]],
  ["backend: how it is reached", ["backend"]],
  ["backend: key", ["backend"]],
])("%s is told as %j", (name, sections) => {
  const spec = base();
  mutations[name]?.(spec, (of) => of[0] as (typeof of)[number], "fresh1");
  const { stacks } = compare(before, snapshotOf(writeTree(withModuleAssets(spec, "1"), join(folder, "section"))));
  const told = stacks.filter((stack) => !["unchanged", "dependent"].includes(stack.class) && stack.id !== "opaque");

  expect([...new Set(told.flatMap((stack) => stack.sections))]).toEqual(sections);
});

test("another formatting, another order of keys and another folder are no change", () => {
  const again = snapshotOf(writeTree(base(), join(folder, "elsewhere", "deeper"), { pretty: true, reversed: true }));
  const touched = compare(before, again).stacks.filter((stack) => stack.class !== "unchanged");

  expect(touched.map(({ id, sections }) => ({ id, sections }))).toEqual([{ id: "opaque", sections: ["opaque"] }]);
});

function judge(some: readonly string[], random: Random, fresh: string): Verdict {
  const spec = base();
  some.forEach((name, index) =>
    apply(mutations[name], spec, random, { fresh: `${fresh}n${index}`, isSecond: index > 0 }),
  );
  const modulesChanged = some.some((name) => name.startsWith("module:"));
  const head = withModuleAssets(spec, modulesChanged ? fresh : "0");
  const truth = trulyTouched(base(), head);
  const { stacks } = compare(
    before,
    snapshotOf(writeTree(head, join(folder, "head"), { reversed: fresh.endsWith("1") })),
  );
  const told = stacks.filter((stack) => !["unchanged", "dependent"].includes(stack.class)).map(({ id }) => id);
  return {
    mutation: some.join(" and "),
    truth: [...truth].filter((id) => id !== "opaque").length,
    missed: [...truth].filter((id) => !told.includes(id)),
    extra: told.filter((id) => !truth.has(id)),
    told: told.length,
  };
}

/** A second change may find that the first has taken its object away: then it is none. */
function apply(
  mutation: Mutation | undefined,
  spec: TreeSpec,
  { pick }: Random,
  { fresh, isSecond }: { fresh: string; isSecond: boolean },
): void {
  try {
    mutation?.(spec, pick, fresh);
  } catch (error) {
    if (!isSecond) throw error;
  }
}

interface Random {
  readonly pick: <T>(of: readonly T[]) => T;
}

/** The same numbers every time. */
function randomFrom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { pick: (of) => of[Math.floor(next() * of.length)] as (typeof of)[number] };
}
