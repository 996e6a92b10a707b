import type { MeasuredNotice } from "../drill";
import type { DrillReport } from "./report";

/** Who noticed, and when. Players notice nothing where no connection of theirs has fallen silent. */
export function reportNotice(
  { predicted, seconds, by, agrees }: MeasuredNotice,
  { silence }: Pick<DrillReport["sessions"], "silence">,
): DrillReport["notices"][number] {
  const { who, then, how, source, earliestSeconds, latestSeconds } = predicted;
  return {
    ...{ who, then, how, source, earliestSeconds, latestSeconds },
    ...(seconds !== undefined && { measuredSeconds: seconds }),
    ...(by !== undefined && { by }),
    agrees: who === "players" && silence === undefined && seconds === undefined ? "nobody hit" : agrees,
  };
}
