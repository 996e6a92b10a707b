/** What has to be ended, the last that began first: all of it, whatever fails. */
export class Ends {
  private readonly ends: (() => void | Promise<void>)[] = [];

  add(end: () => void | Promise<void>): void {
    this.ends.push(end);
  }

  /** @throws AggregateError once everything has been tried */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (let end = this.ends.pop(); end !== undefined; end = this.ends.pop()) {
      try {
        await end();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, "a drill did not end as it should");
  }
}
