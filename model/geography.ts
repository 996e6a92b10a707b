import type { CloudModel } from "./cloud-model";

/** What the rules that hold on every cloud need to know of one. */
export interface Geography extends Pick<CloudModel, "edgeRegions" | "regionNumbers" | "zoneNumber" | "zoneRegion"> {
  /** As people call the cloud. */
  readonly title: string;
  /** Every region whose name is known, whether or not anything can be there. */
  readonly knownRegions: readonly string[];
  /** Most bytes of a start script. */
  readonly maxUserDataBytes: number;
}
