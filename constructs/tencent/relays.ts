import { portRange } from "../../model/port";
import type { RelayTraits } from "../cloud";

/** The load balancer of home publishes its address and keeps the players' numbers. Facts: Tencent sheet, section 4. */
export const relays: RelayTraits = {
  mostHomeAddresses: 1,
  longestHomeAddress: "255.255.255.255".length,
  udpTarget: (port) => portRange(port).from,
};
