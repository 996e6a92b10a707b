import { SingleBar } from "cli-progress";
import type { Outcome } from "../preview/engine/outcome";
import type { Progress } from "../preview/engine/preview";
import { count } from "./report";

/** Shows how far planning is: a bar that moves on a terminal, a line per stack elsewhere. */
export function previewProgress({ stderr }: NodeJS.Process): Progress {
  return stderr.isTTY ? new Bar(stderr) : new Lines((text) => void stderr.write(`${text}\n`));
}

class Bar implements Progress {
  private readonly running = new Set<string>();
  private readonly bar: SingleBar;

  constructor(stream: NodeJS.WriteStream) {
    const format = "{bar} {value}/{total} planned, {duration_formatted}  {running}";
    this.bar = new SingleBar({ format, stream, barsize: 20, clearOnComplete: true, hideCursor: null });
  }

  begin(stacks: number): void {
    if (stacks > 0) this.bar.start(stacks, 0, { running: "" });
  }

  more(): void {
    this.bar.setTotal(this.bar.getTotal() + 1);
  }

  stack(id: string, outcome?: Outcome): void {
    if (outcome === undefined) this.running.add(id);
    else this.running.delete(id);
    const running = { running: [...this.running].join(", ") };
    if (outcome === undefined) this.bar.update(running);
    else this.bar.increment(1, running);
  }

  end(): void {
    this.bar.stop();
  }
}

class Lines implements Progress {
  private total = 0;
  private done = 0;

  constructor(private readonly say: (text: string) => void) {}

  begin(stacks: number): void {
    this.total = stacks;
    this.say(`planning ${count(stacks, "stack")}`);
  }

  more(): void {
    this.total += 1;
  }

  stack(id: string, outcome?: Outcome): void {
    if (outcome === undefined) return;
    this.done += 1;
    const seconds = Object.values(outcome.seconds).reduce((sum, one) => sum + one, 0);
    this.say(`  [${this.done}/${this.total}] ${id}: ${outcome.status}, ${seconds.toFixed(1)} s`);
  }

  end(): void {
    // every line is whole
  }
}
