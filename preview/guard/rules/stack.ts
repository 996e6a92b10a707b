import type { StackFile } from "../../stack/stack-file";
import type { Values } from "../../plan/plan";
import { entryType } from "../entries";
import type { GuardRule } from "../rule";
import type { PlanView } from "../view";

/** Settings of a backend that say which state it is. How to log in, such as `conn_str`, is not among them. */
const places = [
  ...["path", "key", "bucket", "prefix", "region", "workspace_key_prefix", "schema_name", "workspace_dir"],
  ...["container_name", "storage_account_name", "organization", "workspaces", "hostname", "address"],
];

/** What only the configuration that is deployed shows, held against the one that was planned. */
export const stackRules: readonly GuardRule[] = [
  {
    code: "stack/backend-moved",
    title: "A stack would look for its state elsewhere",
    source: "preview sheet, section 1, fact 9: with another key the old state is left behind, and all is made anew",
    check: (view) => {
      const moved = movedSettings(view);
      if (moved.length === 0) return [];
      const loses = view.plan.prior.length === 0 && hasEntry(view.base);
      return [
        {
          verdict: loses ? "block" : "needs-approval",
          address: view.name,
          action: "move-state",
          attributes: moved.map((name) => `backend.${name}`),
          what: `${view.name}: its state would be somewhere else${loses ? ", where nothing is known of its entry" : ""}`,
          fix: "put the backend back as it was, or take the state along with `terraform init -migrate-state` and plan again",
        },
      ];
    },
  },
  {
    code: "stack/state-lost",
    title: "Everything would be made anew",
    source: "preview sheet, section 6: all is created although the state had been there",
    check: (view) => {
      const { plan, base, name } = view;
      if (base === undefined || base.resources.size === 0 || plan.prior.length > 0) return [];
      const made = plan.changes.filter(({ actions }) => actions.includes("create"));
      if (made.length === 0 || made.length < plan.changes.length || movedSettings(view).length > 0) return [];
      return [
        {
          verdict: "needs-approval",
          address: name,
          action: "create",
          what: `${name}: its state is empty, although it was declared before: everything would be made, perhaps a second time`,
          fix: "look whether the stack was ever deployed; where it was, get its state back before anything is applied",
        },
      ];
    },
  },
  {
    code: "stack/provider-major",
    title: "A provider changes its major version",
    source: "preview sheet, section 6: a state that a newer major has written is not read by the older one",
    check: ({ name, plan, base }) =>
      [...(base?.providers ?? [])].flatMap(([provider, was]) => {
        const is = plan.providers.find(({ source }) => source.split("/").at(-1) === provider)?.constraint;
        const [from, to] = [major(was), is === undefined ? undefined : major(is)];
        if (from === undefined || to === undefined || from === to) return [];
        return [
          {
            verdict: "needs-approval",
            address: name,
            action: "bump-provider",
            attributes: [`required_providers.${provider}`],
            what: `${name}: the provider ${provider} goes from major version ${from} to ${to}`,
            fix: "read its upgrade guide, and approve it in a change of its own",
          },
        ];
      }),
  },
];

/** Whether a configuration declares an entry. */
export function hasEntry(stack: StackFile | undefined): boolean {
  return [...(stack?.resources ?? [])].some(([address, args]) => entryType(address.split(".")[0] ?? "", args));
}

function movedSettings({ stack, base }: PlanView): string[] {
  if (stack === undefined || base === undefined) return [];
  const [is, was] = [stack.backend ?? nowhere, base.backend ?? nowhere];
  if (is.type !== was.type) return ["type"];
  return places.filter((name) => placed(is.type, is.settings, name) !== placed(was.type, was.settings, name));
}

/** Terraform's own default. */
const nowhere = { type: "local", settings: {} };

/** Another checkout of the same code is another folder, and the same state. */
function placed(type: string, settings: Values, name: string): string {
  const written = settings[name];
  const isFile = type === "local" && typeof written === "string" && written.startsWith("/");
  return JSON.stringify(isFile ? written.split("/").at(-1) : (written ?? null));
}

function major(constraint: string): number | undefined {
  const [, first] = /^\s*(?:=|~>|>=)?\s*v?(\d+)/.exec(constraint) ?? [];
  return first === undefined ? undefined : Number(first);
}
