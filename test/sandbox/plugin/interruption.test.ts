import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { example } from "../support/example";
import { temporaryFolder } from "../support/temporary-folder";
import { Terraform } from "../support/terraform";

jest.setTimeout(60_000);

const count = Object.keys(example).length;

describe("an apply that is interrupted", () => {
  const terraform = new Terraform(temporaryFolder());

  beforeAll(() => {
    terraform.write(example);
    terraform.must("init", "-input=false");
  });

  test("by ^C ends with a state and a cloud that agree, and can be completed", async () => {
    const running = terraform.startApply({ SANDBOX_LATENCY_MS: "1000" });
    const exited = once(running, "exit");
    await until(() => terraform.objects().length >= 3);
    signalGroup(running, "SIGINT");
    await exited;
    const [known, there] = [terraform.known(), terraform.objects()];
    await until(() => !groupLives(running));

    expect(there.length).toBeGreaterThanOrEqual(3);
    expect(there.length).toBeLessThan(count);
    expect(known).toEqual(there.map(({ type, id }) => `${type} ${id}`).sort());
    expect(terraform.left()).toEqual([]);
    expect(terraform.apply().code).toBe(0);
    expect(terraform.objects()).toHaveLength(count);
    expect(terraform.destroy().code).toBe(0);
  });

  test("by a kill of Terraform leaves no plugin and nothing of it within three seconds", async () => {
    const running = terraform.startApply({ SANDBOX_LATENCY_MS: "3000" });
    const exited = once(running, "exit");
    await until(() => terraform.objects().length >= 1);
    running.kill("SIGKILL");
    await exited;
    const orphaned = groupLives(running);
    const killed = Date.now();
    await until(() => !groupLives(running) && terraform.left().length === 0);

    expect(orphaned).toBe(true);
    expect(Date.now() - killed).toBeLessThan(3000);
  });
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await sleep(20);
}

/** As a terminal does it: to Terraform and to its plugins. */
function signalGroup({ pid = NaN }: ChildProcess, signal: NodeJS.Signals | 0): void {
  process.kill(-pid, signal);
}

/** Whether any process of the group is left. */
function groupLives(leader: ChildProcess): boolean {
  try {
    signalGroup(leader, 0);
    return true;
  } catch {
    return false;
  }
}
