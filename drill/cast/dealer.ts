import { Quota } from "../../dispatch/quota";
import type { Routed } from "../../simulator/routing/routed";

/** Sends one after the other by the shares of a rule, without chance: after any number nobody has had more than his share and one. */
export class Dealer<T> {
  private routed: readonly Routed<T>[] = [];
  private quota = new Quota([1], 0);

  /** Undefined where the rule leads nowhere. */
  next(routed: readonly Routed<T>[]): T | undefined {
    if (!this.isAsBefore(routed)) {
      this.routed = routed;
      this.quota = new Quota(
        routed.map(({ share }) => share),
        0,
      );
    }
    return this.routed[this.quota.next()]?.target;
  }

  private isAsBefore(routed: readonly Routed<T>[]): boolean {
    const before = this.routed;
    return (
      routed.length === before.length &&
      routed.every(({ target, share }, index) => before[index]?.target === target && before[index]?.share === share)
    );
  }
}
