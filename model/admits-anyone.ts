import type { Site } from "./bgp";
import type { Edge } from "./edge";

/** Whether home's relay ports are open to anyone, who then has to prove by TLS to be a relay. Nobody is let in for retired edges. */
export function admitsAnyone(
  edges: Readonly<Record<string, Pick<Edge, "backhaul"> & Partial<Pick<Edge, "retired">>>>,
  sites: Readonly<Record<string, Pick<Site, "homeTls">>>,
): boolean {
  return (
    Object.values(edges).some(({ backhaul, retired }) => backhaul?.public === "tls" && !retired) ||
    Object.values(sites).some(({ homeTls }) => homeTls !== undefined)
  );
}
