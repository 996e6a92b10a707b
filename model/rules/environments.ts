import type { Environment } from "../environment";
import type { Path, Rule } from "../rule";
import { fullName } from "../stack-names";

/** What must hold of all environments together. */
export const environmentsRules: readonly Rule<readonly Environment[]>[] = [
  {
    code: "dns/taken",
    source: "design: one name leads to one environment",
    check: (all) =>
      twins(all, ({ dns }) => dns && `${dns.name}.${dns.zone}`).map(({ index, value, other }) => ({
        path: [index, "dns", "name"],
        what: `\`dns\` gives the name ${value}, which ${fullName(other)} has too: players of the one would reach the other`,
        fix: "give each environment a `dns.name` of its own",
      })),
  },
  {
    code: "entry/adopted-twice",
    source: "design: an address belongs to one state",
    check: (all) =>
      twins(all, ({ entry }) => entry.adopt).map(({ index, value, other }) => ({
        path: [index, "entry", "adopt"],
        what: `\`entry.adopt\` is ${value}, which ${fullName(other)} adopts too: two states would own one address`,
        fix: "let one environment adopt it",
      })),
  },
];

interface Twin {
  readonly index: Path[number];
  readonly value: string;
  readonly other: Environment;
}

/** Every environment that has the same value as another. */
function twins(all: readonly Environment[], of: (environment: Environment) => string | undefined): Twin[] {
  return all.flatMap((one, index) => {
    const value = of(one);
    const other = all.find((candidate) => candidate !== one && of(candidate) === value);
    return value === undefined || other === undefined ? [] : [{ index, value, other }];
  });
}
