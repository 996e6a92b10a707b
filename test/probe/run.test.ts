import fc from "fast-check";
import type { Check } from "../../probe/check";
import { run } from "../../probe/run";
import { fakeWorld } from "./support/fake-world";

const never = new AbortController().signal;
const ok = { verdict: "ok", found: "well" } as const;

function check(asks: string, look: Check["look"]): Check {
  return { part: "entry", asks, expected: "well", look };
}

test("no more looks at a time than allowed, each made once, told in their order", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(5), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      async (waits, concurrency) => {
        let [now, most] = [0, 0];
        const checks = waits.map((turns, index) =>
          check(String(index), async () => {
            most = Math.max(most, ++now);
            for (let turn = 0; turn < turns; turn++) await Promise.resolve();
            now--;
            return ok;
          }),
        );
        const looked = await run(checks, fakeWorld(), { concurrency, signal: never });
        expect(looked.map(({ asks, verdict }) => [asks, verdict])).toEqual(
          waits.map((_, index) => [String(index), "ok"]),
        );
        expect(most).toBeLessThanOrEqual(concurrency);
      },
    ),
    { numRuns: 50 },
  ));

test("stopped: what was looked at stays, the rest is told as not looked at", async () => {
  const controller = new AbortController();
  const checks = [
    check("first", () => Promise.resolve(ok)),
    check("second", () => {
      controller.abort(new Error("stopped"));
      return Promise.reject(new Error("stopped"));
    }),
    check("third", () => Promise.reject(new Error("never made"))),
  ];
  const looked = await run(checks, fakeWorld(), { concurrency: 1, signal: controller.signal });
  expect(looked.map(({ verdict }) => verdict)).toEqual(["ok", "not-looked-at", "not-looked-at"]);
});

test("a look that breaks is a bug, and told as one", async () => {
  const broken = check("broken", () => Promise.reject(new Error("bug")));
  await expect(run([broken], fakeWorld(), { concurrency: 2, signal: never })).rejects.toThrow("bug");
});
