import { delegated, isZone } from "../entries";
import { actionOf, isLost, why } from "../fate";
import type { GuardRule } from "../rule";

/** Zones of names, and what makes the world ask them. */
export const zoneRules: readonly GuardRule[] = [
  {
    code: "zone/lost",
    title: "A zone of names would be lost",
    source: "design: a zone that is made anew has other servers, and every name in it is gone until the parent follows",
    check: ({ plan, renames }) =>
      plan.changes
        .filter((change) => isZone(change.type) && isLost(change))
        .map((change) => ({
          verdict: "needs-approval",
          address: change.address,
          action: actionOf(change),
          attributes: change.replacePaths,
          what: `${change.address}, a zone of names, would be lost with every name in it${why(change)}`,
          fix: renames.some(({ from }) => from === change.address)
            ? "write a `moved` block: it was renamed"
            : "keep it, or approve it once no player uses a name in it: docs/operations/dns.md",
        })),
  },
  {
    code: "zone/undelegated",
    title: "A zone would be delegated no more",
    source: "design: the parent's NS records are how the world finds a zone",
    check: ({ plan }) => {
      const left = new Set(plan.changes.map(({ type, after }) => delegated(type, after)));
      return plan.changes
        .filter(({ type, before }) => {
          const name = delegated(type, before);
          return name !== undefined && !left.has(name);
        })
        .map((change) => ({
          verdict: "needs-approval",
          address: change.address,
          action: isLost(change) ? actionOf(change) : "update",
          attributes: change.replacePaths,
          what: `${change.address} would delegate its zone no more: nobody finds a name in there once resolvers have forgotten it`,
          fix: "keep it, or approve it where other NS records, made elsewhere, delegate the zone: docs/operations/dns.md",
        }));
    },
  },
];
