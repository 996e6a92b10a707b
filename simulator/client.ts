/**
 * How a game's client is taken to behave, by the simulator and by the clients of a drill: what docs/operations/relays.md asks of games. It asks
 * anew where to go for each round of tries, whatever answer it has: one from before a failure leads to what fails.
 */
export const client = {
  /** It gives an address up that has not answered for so long, and tries the next of its order. */
  connectSeconds: 5,
  /** It takes a connection for dead that has been silent for so many heartbeats. */
  silentHeartbeats: 2,
} as const;
