import { dotted } from "../../dotted";
import { perEdge } from "../../rules/per-edge";

/** Home cannot know relays by addresses that go with the machine. */
export const relayAddresses = perEdge(
  "edge/relay-addresses",
  "AWS sheet, sections 5 and 6: players know the load balancer's addresses, a machine's own is given at launch",
  ({ backhaul }, at) => {
    if (backhaul?.public !== "addresses") return [];
    const path = at("backhaul", "public");
    const what = `\`${dotted(path)}\` is addresses, but relays on AWS reach home from addresses that each machine gets anew`;
    return [{ path, what, fix: "write `public: tls`, with `relays.homeTls`" }];
  },
);
