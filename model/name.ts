import { z } from "zod";

const pattern = /^[a-z](-?[a-z0-9])*$/;
const rule = "must be lower-case letters, digits and single hyphens, beginning with a letter";

/** Longest names that still fit every cloud's and every state backend's limits once they are joined. */
export const longest = { game: 20, environment: 10, edge: 12 } as const;

/** `defaults.yaml` holds what games and environments share, so nothing else has that name. */
const notReserved = (name: string): boolean => name !== "defaults";
const reserved = "must not be `defaults`, the name of the files with what is shared";

const named = (shortest: number, most: number) =>
  z
    .string()
    .min(shortest, `must have at least ${shortest} characters`)
    .max(most, `must have at most ${most} characters`)
    .regex(pattern, rule);

/** A name that becomes part of identities: ports, edges. */
export const nameSchema = named(1, longest.edge);
export const gameNameSchema = named(2, longest.game).refine(notReserved, reserved);
export const environmentNameSchema = named(1, longest.environment).refine(notReserved, reserved);
