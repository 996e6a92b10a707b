import type { PlanJson } from "./cut";
import { entries, entryModule, samples, type Arguments } from "./entries";
import type { Asked, Configuration, RealPlans } from "./real-plans";
import { addresses, everywhere, imports, moved, modules, renamed, types } from "./ways";

type Change = NonNullable<PlanJson["resource_changes"]>[number];

/** A change that loses no entry. */
export interface Harmless {
  readonly name: string;
  readonly plan: () => Promise<string>;
  /** What must be looked at together with a change. */
  readonly together?: (change: Change, all: readonly Change[]) => readonly string[];
}

/** Changes of all kinds that keep every entry. */
export function harmless(plans: RealPlans): Harmless[] {
  const plan =
    (configuration: Configuration, asked: Asked = {}) =>
    () =>
      plans.plan(configuration, { modules, ...asked });
  const kinds = Math.max(...types.map((type) => samples[type]?.harmless.length ?? 0));
  const changed = (nth: number) => (type: string, base: Arguments) => ({ ...base, ...samples[type]?.harmless[nth] });
  return [
    { name: "nothing", plan: plan(entries()) },
    ...Array.from({ length: kinds }, (_, nth) => ({
      name: `harmless change ${nth + 1}`,
      plan: plan(...everywhere(changed(nth))),
    })),
    {
      name: "adopted by import",
      plan: () => {
        const [root, asked] = everywhere(adopted);
        return plans.plan({ ...root, import: imports(plans, addresses) }, { ...asked, state: "empty" });
      },
    },
    {
      name: "forgotten under one name and imported under another",
      plan: () => {
        const kept = addresses.filter((address) => address.endsWith(".plain"));
        const handed = imports(plans, kept).map(({ to, id }) => ({ to: to.replace(".plain", ".simple"), id }));
        const from = kept.map((address) => ({ from: address, lifecycle: { destroy: false } }));
        const { names } = renamed;
        return plans.plan(
          {
            ...entries({ names: { ...names, many: "many", each: "each" }, args: adopted }),
            import: handed,
            removed: from,
          },
          { modules },
        );
      },
      together: ({ address }, all) =>
        address.endsWith(".plain") ? all.map((one) => one.address).filter((one) => one.endsWith(".simple")) : [],
    },
    { name: "renamed with moved blocks", plan: plan({ ...entries(renamed), moved }) },
    {
      name: "renamed with moved blocks, and changed",
      plan: plan(
        { ...entries({ ...renamed, args: changed(0) }), moved },
        { modules: { entries: entryModule(changed(0)) } },
      ),
    },
    {
      name: "more of them",
      plan: plan(entries({ count: 4, keys: ["seoul", "tokyo", "paris"], moduleKeys: ["a", "b", "c"] })),
    },
    { name: "everything made for the first time", plan: plan(entries(), { state: "empty" }) },
    {
      name: "protected from now on",
      plan: plan(...everywhere((_type, base) => ({ ...base, lifecycle: { prevent_destroy: true } }))),
    },
    {
      name: "only one is planned",
      plan: plan(entries(), { flags: [`-target=${types[0] ?? ""}.plain`] }),
    },
  ];
}

/** As it is adopted: the zone of an anycast address is never read back, and would replace it. */
function adopted(type: string, base: Arguments): Arguments {
  return type === "tencentcloud_eip" ? { ...base, lifecycle: { ignore_changes: ["anycast_zone"] } } : base;
}
