import type { Values } from "../../../../preview/plan/plan";

/** A change as a plan's JSON has it. */
export interface WrittenChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before?: Values | null;
  readonly after?: Values | null;
  readonly unknown?: Values;
  readonly secret?: Values;
  readonly reason?: string;
  readonly paths?: readonly (readonly (string | number)[])[];
  readonly previous?: string;
  readonly deposed?: string;
  readonly importing?: string;
}

/** A plan as its JSON has it, the resources and whatever else is said of it. */
export interface WrittenPlan {
  readonly changes?: readonly WrittenChange[];
  readonly drift?: readonly WrittenChange[];
  readonly prior?: readonly { readonly address: string; readonly values: Values }[];
  readonly declared?: readonly string[];
  readonly providers?: Readonly<Record<string, string>>;
  readonly more?: Values;
}

/** The text of a plan. What a change was before is in the state, unless that is written too. */
export function planText({
  changes = [],
  drift = [],
  prior,
  declared,
  providers = {},
  more = {},
}: WrittenPlan): string {
  const state = prior ?? changes.flatMap(({ address, before }) => (before ? [{ address, values: before }] : []));
  const resources = (declared ?? changes.map(({ address }) => address.replace(/\[.*$/, ""))).map(resource);
  const demands = Object.entries(providers).map(([name, version]) => [
    name,
    { full_name: `registry.terraform.io/x/${name}`, version_constraint: version },
  ]);
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: changes.map(written),
    resource_drift: drift.map(written),
    prior_state: { values: { root_module: { resources: state.map((one) => ({ ...resource(one.address), ...one })) } } },
    configuration: { provider_config: Object.fromEntries(demands) as object, root_module: { resources } },
    ...more,
  });
}

/** The text of a stack as cdktf writes it: resources by type and name, and whatever else is said of it. */
export function stackText(name: string | undefined, resources: Values, more: Values = {}): string {
  const metadata = name === undefined ? {} : { "//": { metadata: { stackName: name } } };
  return JSON.stringify({
    ...metadata,
    terraform: { backend: { local: { path: "a.tfstate" } } },
    resource: resources,
    ...more,
  });
}

function resource(address: string): Values {
  const [type = "", name = ""] = address.split(".").slice(-2);
  return { address, mode: "managed", type, name };
}

function written(change: WrittenChange): Values {
  const { address, actions, before = null, after = null, unknown = {}, secret = {}, reason, paths } = change;
  const { previous, deposed, importing } = change;
  return {
    ...resource(address),
    ...(reason !== undefined && { action_reason: reason }),
    ...(previous !== undefined && { previous_address: previous }),
    ...(deposed !== undefined && { deposed }),
    change: {
      actions,
      before,
      after,
      after_unknown: unknown,
      before_sensitive: secret,
      after_sensitive: secret,
      ...(paths && { replace_paths: paths }),
      ...(importing !== undefined && { importing: { id: importing } }),
    },
  };
}
