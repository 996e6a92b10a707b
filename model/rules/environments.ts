import type { Environment } from "../environment";
import type { Path, Rule } from "../rule";
import { fullName } from "../stack-names";

/** What must hold of all environments together. */
export const environmentsRules: readonly Rule<readonly Environment[]>[] = [
  {
    code: "dns/taken",
    source: "design: one name leads to one environment",
    check: (all) =>
      twins(all, entryName).map(({ index, value, other }) => ({
        path: [index, "dns", "name"],
        what: `\`dns\` gives the name ${value}, which ${fullName(other)} has too: players of the one would reach the other`,
        fix: "give each environment a `dns.name` of its own",
      })),
  },
  {
    code: "https/taken",
    source: "design: one name leads to one environment",
    check: (all) =>
      all.flatMap((one, index) => {
        const name = httpsName(one);
        const other = all.find(
          (candidate) =>
            candidate !== one && name !== undefined && [httpsName, entryName].some((of) => of(candidate) === name),
        );
        if (other === undefined) return [];
        const what = `\`https\` gives the name ${name ?? ""}, which ${fullName(other)} has too: players of the one would reach the other`;
        return [{ path: [index, "https", "name"], what, fix: "give each environment an `https.name` of its own" }];
      }),
  },
  {
    code: "dns/delegated-twice",
    source: "DNS: a zone is delegated once",
    check: (all) =>
      twins(all, ({ dns }) => dns?.delegate && dns.zone).map(({ index, value, other }) => ({
        path: [index, "dns", "delegate"],
        what: `\`dns.delegate\` makes the zone ${value}, which ${fullName(other)} makes too: the world would ask one of them`,
        fix: "let one environment make it, or give each a zone of its own",
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

const entryName = ({ dns }: Environment): string | undefined => dns && `${dns.name}.${dns.zone}`;
const httpsName = ({ dns, https }: Environment): string | undefined => dns && https && `${https.name}.${dns.zone}`;

/** Every environment that has the same value as another. */
function twins(all: readonly Environment[], of: (environment: Environment) => string | undefined): Twin[] {
  return all.flatMap((one, index) => {
    const value = of(one);
    const other = all.find((candidate) => candidate !== one && of(candidate) === value);
    return value === undefined || other === undefined ? [] : [{ index, value, other }];
  });
}
