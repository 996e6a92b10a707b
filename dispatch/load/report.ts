import { z } from "zod";

/** What a relay answers on its path for the load. */
const answerSchema = z.object({
  up: z
    .array(z.int().nonnegative())
    .min(1)
    .describe("Servers that are up: 0 where a port has no home, or a drain has begun"),
  players: z.array(z.int().nonnegative()).min(1).describe("Connections of each port"),
});

/** How one machine, or all behind one address, is. */
export interface Report {
  /** Connections on the fullest port. */
  readonly connections: number;
  /** Share of the capacity that is there: less than 1 where some machines behind the address are not well. */
  readonly share: number;
  /** No drain has begun, every port has a home, and nginx runs where it is needed. */
  readonly well: boolean;
}

/**
 * Reads what a relay answered.
 *
 * @throws Error when it is something else
 */
export function readReport(text: string): Report {
  const { up, players } = answerSchema.parse(JSON.parse(text));
  const well = up.every((servers) => servers > 0);
  return { connections: Math.max(...players), share: well ? 1 : 0, well };
}

/** All machines behind one address as one; none where nobody answered. */
export function joinReports(machines: readonly (Report | undefined)[]): Report | undefined {
  const answered = machines.filter((report) => report !== undefined);
  if (answered.length === 0) return undefined;
  const well = answered.filter((report) => report.well);
  return {
    connections: well.reduce((sum, { connections }) => sum + connections, 0),
    share: well.length / machines.length,
    well: well.length > 0,
  };
}
