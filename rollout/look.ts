/** How places are, as far as anybody could tell. */
export interface Look {
  /** Whether all that was looked at is well. Nothing seen is not well. */
  readonly fine: boolean;
  /** By place; one that is missing could not be seen. */
  readonly places: Readonly<Record<string, "well" | "unwell">>;
}

/** What is known where a look gave no answer, or one that came too late. */
export const nothingSeen: Look = { fine: false, places: {} };
