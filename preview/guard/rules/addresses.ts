import type { ResourceChange } from "../../plan/plan";
import { entryOf, isOwnAddress } from "../entries";
import { actionOf, fateOf, isLost, why } from "../fate";
import type { GuardRule } from "../rule";

/** Public addresses of relays, edges, areas and home: DNS follows them, firewalls do not. */
export const addressRules: readonly GuardRule[] = [
  {
    code: "address/released",
    title: "The address of a relay, an edge, an area or home would be lost",
    source: "design: relays, edges and areas have addresses of their own, which others may have written down",
    check: ({ plan, renames }) =>
      plan.changes
        .filter((change) => isLost(change) && isOwnAddress(change.type, change.before) && entryOf(change) === undefined)
        .map((change) => ({
          verdict: "needs-approval",
          address: change.address,
          action: actionOf(change),
          attributes: change.replacePaths,
          what: `${change.address}, ${kindOf(change).is}, would be lost${why(change)}`,
          fix: renames.some(({ from }) => from === change.address)
            ? "write a `moved` block: it was renamed"
            : `keep it, or approve it once ${kindOf(change).leave}`,
        })),
  },
  {
    code: "address/gone",
    title: "The address of a relay, an edge, an area or home is not found in the cloud",
    source: "Terraform: what a read does not find, be it deleted or in another region, is dropped from the state",
    check: ({ plan }) =>
      plan.drift
        .filter((change) => fateOf(change) === "destroyed" && isOwnAddress(change.type, change.before))
        .map((change) => ({
          verdict: "needs-approval",
          address: change.address,
          action: "forget",
          what: `${change.address}, ${kindOf(change).is}, is not found in the cloud any more, and would be forgotten: where it is there after all, it goes on costing money`,
          fix: "put the region back where the stack's has changed, and destroy what is there first; where the address is lost, approve it",
        })),
  },
];

interface Kind {
  readonly is: string;
  /** When it may go. */
  readonly leave: string;
}

const kinds = {
  home: {
    is: "home's own public address",
    leave: "home is to be rebuilt: docs/operations/rebuild-home.md",
  },
  area: {
    is: "the public address of an area",
    leave: "players are told of it no more: docs/operations/ga2.md",
  },
  edge: {
    is: "a public address of a relay or an edge",
    leave:
      "the edge is drained, and traffic deployed before it where home's door admits the address: docs/operations/drain-an-edge.md, docs/operations/mixed-clouds.md",
  },
} satisfies Record<string, Kind>;

function kindOf({ type, name }: ResourceChange): Kind {
  if (type === "tencentcloud_ga2_accelerate_area") return kinds.area;
  // as it is pinned
  return type === "tencentcloud_eip" && name === "home" ? kinds.home : kinds.edge;
}
