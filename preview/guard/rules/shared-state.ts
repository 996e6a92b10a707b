import type { FleetRule, States } from "../rule";

/** A state that two stacks write is destroyed by each of them in turn. */
export const sharedState: FleetRule = {
  code: "stack/state-shared",
  title: "A stack would write the state of another stack",
  source: "Terraform: what is in a state and not in the configuration is destroyed, so one state has one stack",
  check: ({ states }) =>
    (states?.judged ?? []).flatMap((name) => {
      const others = othersWith(name, states);
      if (others.length === 0) return [];
      return [
        {
          verdict: "block",
          address: name,
          action: "share-state",
          about: [name],
          attributes: ["backend"],
          what: `${name}: its state is the one of ${others.join(", ")}: what is in there would be destroyed or taken over`,
          fix: "name a place of its own in the stack's backend",
        },
      ];
    }),
};

/** Stacks that have the same state in head, or had it in base; not the one that it was itself called before. */
function othersWith(name: string, { head, base }: States = { judged: [], head: [], base: [] }): string[] {
  const own = head.find((one) => one.name === name);
  if (own === undefined) return [];
  const sides = [...head, ...base.filter((one) => one.name !== own.from)];
  const others = sides.filter((one) => one.state === own.state && one.name !== name);
  return [...new Set(others.map((one) => one.name))].sort();
}
