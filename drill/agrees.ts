import type { Notice } from "../simulator/failure/story";

/** How far what is measured may be from what is predicted, as a share of it. */
export const tolerance = 0.2;

/**
 * Whether a measured time is what was predicted.
 *
 * @param aligned the failure came right after a check of him who noticed: then it is the longest time that is predicted, else any
 * between the shortest and the longest
 */
export function agrees({ earliestSeconds, latestSeconds }: Notice, seconds: number, aligned: boolean): boolean {
  const shortest = aligned ? latestSeconds : earliestSeconds;
  return seconds >= shortest * (1 - tolerance) && seconds <= latestSeconds * (1 + tolerance);
}
