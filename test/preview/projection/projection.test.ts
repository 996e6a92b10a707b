import { someAtATime } from "../guard/support/real-plans";
import { verdict } from "./support/comparison";
import { scenarios, type Scenario } from "./support/scenarios";
import { World } from "./support/world";

jest.setTimeout(300_000);

const verdicts = new Map<string, readonly unknown[]>();

/** Plans all against promises, then applies one after another and plans each for real. */
async function play({ name, before, after }: Scenario): Promise<void> {
  const world = new World();
  try {
    if (before !== undefined) await world.apply(before);
    const projected = await world.projected(after);
    const real = await world.real(after);
    verdicts.set(
      name,
      [...projected].map(([stack, outcome]) => verdict(outcome, real.get(stack))),
    );
  } finally {
    world.remove();
  }
}

beforeAll(() => someAtATime(scenarios.map((scenario) => () => play(scenario))));

test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  "%s: planned against promises as after the apply, or known to wait",
  (name, { after, ends = "same" }) => {
    const upstream = Object.keys(after).slice(1);
    expect(verdicts.get(name)).toEqual([...upstream.map(() => "same"), ends]);
  },
);

test("of at least 30 ways for one stack to hang on another, at least 95 % can be planned before the apply", () => {
  const ends = scenarios.map(({ ends: end }) => end);

  expect(ends.length).toBeGreaterThanOrEqual(30);
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(ends.length);
  expect(ends.filter((end) => end === "needs-apply").length / ends.length).toBeLessThanOrEqual(0.05);
});
