import type { Link } from "./link";

/** Timers are no finer. */
const tooSoonMs = 0.5;

/** What is on its way in one direction of a connection: it comes out in order, later, and never while the link is silent. */
export class DelayLine<T> {
  private readonly waiting: { readonly item: T; readonly due: number }[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastDue = 0;
  private readonly pump = (): void => this.deliverDue();

  constructor(
    private readonly link: Link,
    private readonly deliver: (item: T) => void,
  ) {
    link.on("back", this.pump);
  }

  get length(): number {
    return this.waiting.length;
  }

  push(item: T): void {
    this.lastDue = Math.max(this.lastDue, performance.now() + this.link.nextDelay());
    this.waiting.push({ item, due: this.lastDue });
    if (this.waiting.length === 1) this.deliverDue();
  }

  /** Nothing comes out any more. */
  stop(): void {
    clearTimeout(this.timer);
    this.link.off("back", this.pump);
    this.waiting.length = 0;
  }

  private deliverDue(): void {
    clearTimeout(this.timer);
    for (let [first] = this.waiting; first !== undefined && !this.link.silent; [first] = this.waiting) {
      const left = first.due - performance.now();
      if (left > tooSoonMs) {
        this.timer = setTimeout(this.pump, left);
        return;
      }
      this.waiting.shift();
      this.deliver(first.item);
    }
  }
}
