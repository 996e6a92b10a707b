/** How much longer than the great circle a way is, and what does not depend on its length. Decision 27 tells where from. */
export const ways = {
  /** From where players are: what campaigns of measurements found (arXiv 1811.10737, 2018). */
  players: { stretch: 2.1, fixedMilliseconds: 8 },
  /** Between data centres, over the Internet: fitted. */
  internet: { stretch: 1.7, fixedMilliseconds: 8 },
  /** A cloud's own network: fitted. */
  backbone: { stretch: 1.65, fixedMilliseconds: 3 },
} as const;
