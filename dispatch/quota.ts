/** Steps of this size around a circle keep away from all earlier ones as far as they can (Weyl, 1916). */
const goldenStep = (Math.sqrt(5) - 1) / 2;

/**
 * Deals one after the other to several, by their shares. After any number of deals nobody has had its share and one more;
 * and as the first is by lot, so are all: also who deals seldom, and begins anew each time, deals by the shares.
 */
export class Quota {
  private dealt = 0;
  private readonly had: number[];
  private readonly shares: readonly number[];

  /**
   * @param weights at least one, all above 0
   * @param point where on the circle it begins, 0 up to 1: by lot
   */
  constructor(
    weights: readonly number[],
    private point: number,
  ) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    this.shares = weights.map((weight) => weight / total);
    this.had = weights.map(() => 0);
  }

  /** The index of whose turn it is. */
  next(): number {
    this.dealt += 1;
    this.point = (this.point + goldenStep) % 1;
    const drawn = this.at(this.point);
    const turn = this.belowShare(drawn);
    this.had[turn] = (this.had[turn] ?? 0) + 1;
    return turn;
  }

  private at(point: number): number {
    let end = 0;
    for (const [index, share] of this.shares.entries()) {
      end += share;
      if (point < end) return index;
    }
    return this.shares.length - 1;
  }

  /** The one itself, or who is most behind: somebody always is, as long as one is ahead. */
  private belowShare(drawn: number): number {
    const due = (index: number): number => (this.shares[index] ?? 0) * this.dealt - (this.had[index] ?? 0);
    if (due(drawn) > 0) return drawn;
    return this.shares.reduce((most, _, index) => (due(index) > due(most) ? index : most), drawn);
  }
}
