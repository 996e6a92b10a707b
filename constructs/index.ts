export { AnycastEntry, type AnycastEntryProps } from "./anycast-entry";
export type * from "./cloud";
export { EdgeSite, type EdgeSiteProps } from "./edge-site";
export { HomeCluster, type HomeClusterProps } from "./home-cluster";
export { Traffic, type TrafficProps } from "./traffic";
