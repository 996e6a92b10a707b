import { EventEmitter } from "node:events";

/** When who found what: the first time after the failure counts. */
export class Findings extends EventEmitter<{ noticed: [who: string, seconds: number] }> {
  private readonly found = new Map<string, Map<string, number>>();
  private readonly noticed = new Map<string, number>();
  private failedAt: number | undefined;

  constructor(private readonly now: () => number) {
    super();
  }

  /** From now on it counts. */
  begin(): number {
    this.failedAt = this.now();
    return this.failedAt;
  }

  /** Who notices the failure once all these parts are found to be unwell. */
  expect(who: string, subjects: readonly string[]): void {
    this.found.set(who, new Map(subjects.map((subject) => [subject, Infinity])));
  }

  /** Parts that somebody will find unwell. */
  expected(who: string): string[] {
    return [...(this.found.get(who)?.keys() ?? [])];
  }

  /** Somebody takes a part for unwell. */
  finds(who: string, subject: string): void {
    const expected = this.found.get(who);
    if (this.failedAt === undefined || expected?.get(subject) !== Infinity) return;
    expected.set(subject, this.now() - this.failedAt);
    const last = Math.max(...expected.values());
    if (last < Infinity) this.notice(who, last);
  }

  /** Somebody has noticed the failure as a whole. */
  notice(who: string, seconds = this.now() - (this.failedAt ?? Infinity)): void {
    if (this.noticed.has(who) || seconds < 0) return;
    this.noticed.set(who, seconds);
    this.emit("noticed", who, seconds);
  }

  /** Seconds after the failure. */
  when(who: string): number | undefined {
    return this.noticed.get(who);
  }
}
