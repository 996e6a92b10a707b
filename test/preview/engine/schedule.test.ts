import fc from "fast-check";
import { schedule, type Task } from "../../../preview/engine/schedule";

interface Spec {
  readonly needs: readonly number[];
  readonly weight: number;
  readonly turns: number;
}

const spec = fc.record({
  needs: fc.array(fc.nat(11), { maxLength: 3 }),
  weight: fc.integer({ min: 1, max: 100 }),
  turns: fc.nat(4),
});

test("every task runs once, after what it needs, within the limits, whatever the graph", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(spec, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 200 }),
      async (specs, parallelism, memoryMb) => {
        const ended: string[] = [];
        const running = new Map<string, number>();
        const tasks = specs.map((one, index) => taskOf(one, index, { ended, running, parallelism, memoryMb }));
        await schedule(tasks, { parallelism, memoryMb });

        expect([...ended].sort()).toEqual(tasks.map(({ id }) => id).sort());
        // only what stands before it: those cannot be a circle
        for (const { id, needs } of tasks) {
          for (const need of needs) expect(ended.indexOf(need)).toBeLessThan(ended.indexOf(id));
        }
      },
    ),
    { numRuns: 300 },
  );
});

interface Seen {
  readonly ended: string[];
  readonly running: Map<string, number>;
  readonly parallelism: number;
  readonly memoryMb: number;
}

function taskOf({ needs, weight, turns }: Spec, index: number, seen: Seen): Task {
  const id = `task-${String(index).padStart(2, "0")}`;
  const before = needs.filter((need) => need < index).map((need) => `task-${String(need).padStart(2, "0")}`);
  const run = async (): Promise<void> => {
    seen.running.set(id, weight);
    const used = [...seen.running.values()].reduce((sum, one) => sum + one, 0);
    if (seen.running.size > seen.parallelism) throw new Error("too many at once");
    if (seen.running.size > 1 && used > seen.memoryMb) throw new Error("too much memory");
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    seen.running.delete(id);
    seen.ended.push(id);
  };
  return { id, needs: before, weight, run };
}

test("tasks that need each other run all the same", async () => {
  const ended: string[] = [];
  const task = (id: string, needs: readonly string[]): Task => ({
    id,
    needs,
    weight: 1,
    run: () => Promise.resolve(ended.push(id)),
  });
  await schedule([task("a", ["b"]), task("b", ["a"]), task("c", ["nobody"])], { parallelism: 2, memoryMb: 10 });

  expect(ended.sort()).toEqual(["a", "b", "c"]);
});

test("the first failure is thrown after what was running has ended, and nothing new begins", async () => {
  const ended: string[] = [];
  const slow: Task = {
    id: "slow",
    needs: [],
    weight: 1,
    run: async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ended.push("slow");
    },
  };
  const bad: Task = { id: "bad", needs: [], weight: 1, run: () => Promise.reject(new Error("broken")) };
  const late: Task = { id: "late", needs: ["slow"], weight: 1, run: () => Promise.resolve(ended.push("late")) };

  await expect(schedule([slow, bad, late], { parallelism: 2, memoryMb: 10 })).rejects.toThrow("broken");
  expect(ended).toEqual(["slow"]);
});
