import type { EntryRules } from "../topology";

const passes = "it passes packets through to one target, wherever they come in";

/** Why a change of the Internet's routes breaks no connections through the entry; undefined where it does. Facts: decision 26. */
export const unbrokenBecause: Readonly<Record<EntryRules, string | undefined>> = {
  // it ends TCP at the edge location, so that packets that come in at another find no connection
  "global-accelerator": undefined,
  aia: passes,
  "anycast-eip": passes,
  ga2: "its addresses are each in one place",
};
