import type { Plan } from "../plan/plan";

/** What two plans do not have in common: addresses and outputs, with what each would do to them. Holds no value. */
export function planDifference(was: Plan, is: Plan): readonly string[] {
  const [before, after] = [actionsOf(was), actionsOf(is)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((address) => before.get(address) !== after.get(address))
    .map((address) => `${address}: ${before.get(address) ?? nothing}, now ${after.get(address) ?? nothing}`);
}

/** Whether nothing is left to do. */
export function doesNothing(plan: Plan): boolean {
  return !plan.errored && actionsOf(plan).size === 0;
}

const nothing = "nothing";

function actionsOf({ changes, outputs }: Plan): Map<string, string> {
  const told = [
    ...changes.map(({ address, deposed, actions, previousAddress, importId }): [string, string] => {
      const extra = [previousAddress === undefined ? [] : ["move"], importId === undefined ? [] : ["import"]].flat();
      const act = actions.filter((action) => action !== "no-op");
      return [deposed === undefined ? address : `${address} (${deposed})`, [...extra, ...act].join(" and ")];
    }),
    ...outputs.map(({ name, actions }): [string, string] => [
      `output ${name}`,
      actions.filter((action) => action !== "no-op").join(" and "),
    ]),
  ];
  return new Map(told.filter(([, actions]) => actions !== ""));
}
