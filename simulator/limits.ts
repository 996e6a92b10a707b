/** What anycast can get wrong, as probabilities that a team declares. 0 is "not counted", which is said. */
export interface Limits {
  /** Of a TCP connection through the entry in an hour: a route changes, and the connection breaks. */
  readonly routeChangePerHour: number;
  /** Of a player: BGP does not know latency, and leads to the second nearest entry point. */
  readonly secondNearest: number;
}

/** What anycast gets wrong is not counted. */
export const notCounted: Limits = { routeChangePerHour: 0, secondNearest: 0 };
