import type { Topology } from "./topology";

/** Home in one zone. */
export interface HomeZone {
  readonly zone: string;
  /** Of the fleet's minimum. */
  readonly machines: number;
  /** Share of the connections to home, beside its other zones. */
  readonly weight: number;
}

/**
 * Home by zone: machines evenly, zones that fail among those that have one more. A load balancer of AWS has an address for each zone with
 * machines, all alike; others spread connections over machines. Facts: AWS sheet, sections 5 and 12; Tencent sheet, section 18, rule 3.
 *
 * @param fails whether something has become of a zone
 */
export function homeZones(
  { cloud, home: { zones, machines } }: Pick<Topology, "cloud" | "home">,
  fails: (zone: string) => boolean,
): HomeZone[] {
  const [each, more] = [Math.floor(machines.min / zones.length), machines.min % zones.length];
  return [...zones.filter(fails), ...zones.filter((zone) => !fails(zone))].map((zone, index) => {
    const count = each + (index < more ? 1 : 0);
    return { zone, machines: count, weight: cloud === "aws" ? Math.min(1, count) : count };
  });
}
