import { isPublic } from "../../edge";
import { contains, homeCidr } from "../../network";
import { perEdge } from "../../rules/per-edge";

/** Where relays can send players beside home itself. */
export const otherHomeOutside = perEdge(
  "edge/other-home-outside",
  "AWS sheet, section 7: VPC peering leads to one network, and no further",
  (edge, at, { home }) => {
    if (isPublic(edge)) return [];
    const range = homeCidr(home);
    return Object.entries(edge.relays.otherHomes)
      .filter(([, { address }]) => !contains(range, `${address}/32`))
      .map(([name, { address }]) => {
        const path = at("relays", "otherHomes", name, "address");
        const what = `\`${path.join(".")}\` is ${address}, but the road home leads to ${range} alone`;
        return { path, what, fix: "write an address in home's network" };
      });
  },
);
