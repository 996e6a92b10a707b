/** Heartbeats that fit into the patience of every hop: one may be lost. */
export const margin = 2;
