import type { CloudModel } from "./cloud-model";

/** What the rules that hold on every cloud need to know of one. */
export interface Geography extends Pick<
  CloudModel,
  "edgeRegions" | "maxUserDataBytes" | "regionNumbers" | "zoneNumber" | "zoneRegion"
> {
  /** As people call the cloud. */
  readonly title: string;
  /** Every region whose name is known, whether or not anything can be there. */
  readonly knownRegions: readonly string[];
  /** The zone of a region that may have been meant by what was written. */
  zoneLike(region: string, written: string): string;
  /** Labels beside those of the edges under which players find something else. */
  readonly takenLabels: readonly string[];
  /** What a region is where an edge may be wanted and cannot be: `a Local Zone: ...`. */
  readonly whyNoEdge?: (region: string) => string | undefined;
}
