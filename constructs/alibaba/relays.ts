import { portRange } from "../../model/port";
import type { RelayTraits } from "../cloud";

/** The load balancer of home publishes its address and keeps the players' numbers. Facts: Alibaba sheet, section 4.2. */
export const relays: RelayTraits = {
  mostHomeAddresses: 1,
  longestHomeAddress: "255.255.255.255".length,
  udpTarget: (port) => portRange(port).from,
};
