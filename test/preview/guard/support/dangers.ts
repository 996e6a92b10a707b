import { entries, entryModule, forceNew, type Arguments } from "./entries";
import type { Asked, Configuration, RealPlans } from "./real-plans";
import { addresses, everywhere, forced, imports, moved, modules, partnerOf, renamed, types } from "./ways";

/** A way to lose every entry, or some of them. */
export interface Danger {
  readonly name: string;
  readonly plan: () => Promise<string>;
  /** Rules that may say so. */
  readonly codes: readonly string[];
  /** Entries that this leaves alone. */
  readonly spares?: (address: string) => boolean;
  /** What is made in its place. */
  readonly partner?: (address: string) => string | undefined;
}

/** A resource whose plan fails, although nothing is wrong with how it is written. */
const impossible = {
  input: "a",
  lifecycle: { precondition: [{ condition: '${path.module == ""}', error_message: "never" }] },
};
const destroyed = ["entry/destroyed"];
const replaced = ["entry/replaced"];
/** Number of attributes that replace the type that has most of them. */
const most = Math.max(...types.map((type) => forceNew(type).length));

const all = [
  ...types.flatMap((type) => ["plain", "many", "each"].map((name) => `${type}.${name}`)),
  "module.one",
  "module.two",
];
const removed = (destroy: boolean) => ({ removed: all.map((from) => ({ from, lifecycle: { destroy } })) });

/** Every way known to lose an entry. */
export function dangers(plans: RealPlans): Danger[] {
  const plan =
    (configuration: Configuration, asked: Asked = {}) =>
    () =>
      plans.plan(configuration, { modules, ...asked });
  const forces = Array.from({ length: most }, (_, nth) => nth);
  const triggered = { lifecycle: { replace_triggered_by: ["terraform_data.trigger"] } };
  return [
    ...forces.map((nth) => ({
      name: `attribute ${nth + 1} that replaces it`,
      plan: plan(...everywhere(forced(nth))),
      codes: replaced,
    })),
    {
      name: "replaced, made before the old one is destroyed",
      plan: plan(...everywhere(forced(0, { lifecycle: { create_before_destroy: true } }))),
      codes: replaced,
    },
    {
      name: "replaced although protected, so that planning fails",
      plan: plan(entries({ args: forced(0, { lifecycle: { prevent_destroy: true } }) }), {
        modules: { entries: entryModule(forced(0, { lifecycle: { prevent_destroy: true } })) },
        fails: true,
      }),
      codes: [...replaced, "entry/unclear"],
    },
    {
      name: "moved and replaced at once",
      plan: plan(
        { ...entries({ ...renamed, args: forced(0) }), moved },
        { modules: { entries: entryModule(forced(0)) } },
      ),
      codes: replaced,
    },
    { name: "its block is gone", plan: plan({}, { modules: {} }), codes: destroyed },
    {
      name: "its block is gone, and planning fails elsewhere",
      plan: plan({ resource: { terraform_data: { bad: impossible } } }, { modules: {}, fails: true }),
      codes: ["entry/destroyed", "entry/unclear"],
    },
    { name: "a removed block that forgets", plan: plan(removed(false), { modules: {} }), codes: ["entry/forgotten"] },
    { name: "a removed block that destroys", plan: plan(removed(true), { modules: {} }), codes: destroyed },
    {
      name: "renamed without a moved block",
      plan: plan(entries(renamed)),
      codes: ["entry/renamed"],
      partner: partnerOf,
    },
    {
      name: "renamed, and another name in the tags",
      plan: plan(...renamedWith((_type, base) => ({ ...base, tags: { ...(base["tags"] as object), team: "edge" } }))),
      codes: ["entry/renamed", "entry/destroyed"],
      partner: partnerOf,
    },
    {
      name: "renamed and changed beyond likeness",
      plan: plan(...renamedWith((type, base) => ({ ...forced(0)(type, base), name: "other", tags: null }))),
      codes: destroyed,
      partner: partnerOf,
    },
    {
      name: "count, keys and modules fewer",
      plan: plan(entries({ count: 1, keys: ["seoul"], moduleKeys: ["a"] })),
      codes: destroyed,
      spares: (address) => !/\[1\]|"tokyo"|"b"/.test(address),
    },
    {
      name: "moved to where nothing is",
      plan: plan({ moved: types.map((type) => ({ from: `${type}.plain`, to: `${type}.nowhere` })) }, { modules: {} }),
      codes: destroyed,
    },
    {
      name: "asked to be replaced",
      plan: plan(entries(), { flags: addresses.map((address) => `-replace=${address}`) }),
      codes: replaced,
    },
    {
      name: "tainted",
      plan: () => plans.plan(entries(), { modules, state: tainted(plans) }),
      codes: replaced,
    },
    {
      name: "replaced by a trigger",
      plan: plan(entries({ args: (_type, base) => ({ ...base, ...triggered }), trigger: "new" })),
      codes: replaced,
      spares: (address) => address.startsWith("module."),
    },
    {
      name: "imported and replaced at once",
      plan: () => {
        const [root, asked] = everywhere(forced(0));
        return plans.plan({ ...root, import: imports(plans, addresses) }, { ...asked, state: "empty" });
      },
      codes: replaced,
    },
    { name: "a destroy of everything", plan: plan(entries(), { flags: ["-destroy"] }), codes: destroyed },
    {
      name: "a destroy of what is protected, so that planning fails",
      plan: () => {
        const [root, asked] = everywhere((_type, base) => ({ ...base, lifecycle: { prevent_destroy: true } }));
        return plans.plan(root, { ...asked, flags: ["-destroy"], fails: true });
      },
      codes: [...destroyed, "entry/unclear"],
    },
  ];
}

function renamedWith(args: (type: string, base: Arguments) => Arguments): [Configuration, Asked] {
  return [entries({ ...renamed, args }), { modules: { entries: entryModule(args) } }];
}

function tainted(plans: RealPlans): string {
  return plans.withState("tainted", (state) => ({
    ...state,
    resources: state.resources.map((resource) => ({
      ...resource,
      instances: resource.instances.map((instance) => ({ ...instance, status: "tainted" })),
    })),
  }));
}
