/** The time of a drill, in declared seconds. It is monotonic. */
export class Clock {
  private readonly began = performance.now();

  /** @param speed how many declared seconds pass in one */
  constructor(readonly speed: number) {}

  /** Since it was made. */
  get seconds(): number {
    return ((performance.now() - this.began) / 1000) * this.speed;
  }

  /** How many real milliseconds a declared time takes. */
  milliseconds(seconds: number): number {
    return (seconds * 1000) / this.speed;
  }
}
