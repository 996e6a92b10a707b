import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outcomesIn } from "../../../cli/apply/outcomes";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-outcomes-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const note = (stack: string, text: string): void => writeFileSync(join(folder, `${stack}.result`), text);

test("what the shim has noted is what became of a stack", async () => {
  note("well", JSON.stringify({ pid: 1, code: 0 }));
  note("badly", JSON.stringify({ pid: 1, code: 1 }));

  expect(Object.fromEntries(await outcomesIn(folder, ["well", "badly", "never"]))).toEqual({
    well: "applied",
    badly: "failed",
    never: "not-started",
  });
});

test("an apply that goes on is waited for", async () => {
  note("slow", "");
  const outcomes = outcomesIn(folder, ["slow"]);
  note("slow", JSON.stringify({ pid: process.pid }));
  await Promise.race([outcomes, new Promise((resolve) => setTimeout(resolve, 300))]);
  note("slow", JSON.stringify({ pid: process.pid, code: 0 }));

  expect((await outcomes).get("slow")).toBe("applied");
});

test("one that was killed is not: neither when it is gone, nor when it is dead and still on the list", async () => {
  // sleep takes no note of the child it has inherited
  const parent = spawn("sh", ["-c", "sh -c 'exit 0' & echo $!; exec sleep 60"]);
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  note("dead", JSON.stringify({ pid: Number(line.toString()) }));
  const dead = await outcomesIn(folder, ["dead"]);
  parent.kill();
  const gone = spawn("true");
  await once(gone, "close");
  note("gone", JSON.stringify({ pid: gone.pid }));

  expect(dead.get("dead")).toBe("failed");
  expect((await outcomesIn(folder, ["gone"])).get("gone")).toBe("failed");
});
