import { perEdge } from "../../rules/per-edge";

/** Limits per player address where many players have the load balancer's. */
export const sharedAddress = perEdge(
  "edge/address-shared",
  "AWS sheet, section 11: a load balancer that translates IPv6 to IPv4 keeps no address",
  ({ relays }, at, { entry }) => {
    if (relays.connectionsPerAddress === undefined || !entry.dualStack) return [];
    const path = at("relays", "connectionsPerAddress");
    const what = `\`${path.join(".")}\` is set beside \`entry.dualStack\`: to relays all IPv6 players have the address of the load balancer`;
    return [{ path, what, fix: "remove one of the two" }];
  },
);
