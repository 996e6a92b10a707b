import { edgeCapabilities } from "./edge";
import { entryCapabilities } from "./entry";
import { environmentCapabilities } from "./environment";
import { homeCapabilities } from "./home";
import { trafficCapabilities } from "./traffic";

/** The capability table: every wish that not all clouds meet in the same way, by the part that asks for it. */
export const capabilities = {
  entry: entryCapabilities,
  home: homeCapabilities,
  edge: edgeCapabilities,
  traffic: trafficCapabilities,
  environment: environmentCapabilities,
} as const;
