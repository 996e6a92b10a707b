import { forceNew, entries, entryModule, samples, type Arguments } from "./entries";
import type { Asked, Configuration, RealPlans } from "./real-plans";

/** Types of entries. */
export const types = Object.keys(samples);
/** The module with one entry of each type. */
export const modules = { entries: entryModule() };

const other = (type: string, attribute: string): unknown => samples[type]?.other[attribute];
/** The arguments with the nth attribute changed that replaces the type; the last one where it has fewer. */
export const forced =
  (nth: number, more: Arguments = {}) =>
  (type: string, base: Arguments): Arguments => {
    const names = forceNew(type);
    const name = names[Math.min(nth, names.length - 1)] ?? "";
    return { ...base, [name]: other(type, name), ...more };
  };

/** All entries written in another way, in the root as in the module. */
export function everywhere(args: (type: string, base: Arguments) => Arguments): [Configuration, Asked] {
  return [entries({ args }), { modules: { entries: entryModule(args) } }];
}

/** Other names for everything. */
export const renamed = {
  names: { plain: "simple", many: "several", each: "every" },
  module: { one: "uno", two: "due" },
};
const renames: readonly (readonly [string, string])[] = [
  ...types.flatMap((type) => [
    [`${type}.plain`, `${type}.simple`] as const,
    [`${type}.many`, `${type}.several`] as const,
    [`${type}.each`, `${type}.every`] as const,
  ]),
  ["module.one", "module.uno"],
  ["module.two", "module.due"],
];
/** What an address is called after that. */
export const partnerOf = (address: string): string | undefined => {
  const [from, to] =
    renames.find(([old]) => address === old || (/^[.[]/.test(address.slice(old.length)) && address.startsWith(old))) ??
    [];
  return from === undefined || to === undefined ? undefined : to + address.slice(from.length);
};
/** The moved blocks that say so. */
export const moved = renames.map(([from, to]) => ({ from, to }));
/** All entries that there are. */
export const addresses = types.flatMap((type) => [
  `${type}.plain`,
  ...[0, 1].map((index) => `${type}.many[${index}]`),
  ...["seoul", "tokyo"].map((key) => `${type}.each["${key}"]`),
  `module.one.${type}.entry`,
  ...["a", "b"].map((key) => `module.two["${key}"].${type}.entry`),
]);

/** Import blocks for objects that the applied state knows. */
export function imports(
  plans: RealPlans,
  addresses: readonly string[],
): { readonly to: string; readonly id: string }[] {
  const ids = plans.ids();
  return addresses.map((to) => ({ to, id: ids.get(to) ?? "" }));
}
