interface Addressed {
  readonly address: string;
}

interface Module {
  readonly resources?: readonly Addressed[];
  readonly child_modules?: readonly Module[];
}

/** A plan in Terraform's JSON, as far as it is cut. */
export interface PlanJson {
  readonly resource_changes?: readonly (Addressed & {
    readonly type: string;
    readonly previous_address?: string;
    readonly change: { readonly actions: readonly string[]; readonly before: Readonly<Record<string, unknown>> | null };
  })[];
  readonly resource_drift?: readonly Addressed[];
  readonly prior_state?: { readonly values?: { readonly root_module?: Module } };
  readonly planned_values?: { readonly root_module?: Module };
  readonly errored?: boolean;
}

/** What a real plan says of some resources alone: everything else is cut out of it, and nothing else is changed. */
export function cut(plan: PlanJson, addresses: readonly string[]): PlanJson {
  const keep = <T extends Addressed>(all: readonly T[] | undefined): T[] | undefined =>
    all?.filter(({ address }) => addresses.includes(address));
  const module = (one: Module | undefined): Module | undefined =>
    one && {
      ...one,
      resources: keep(one.resources),
      child_modules: one.child_modules?.map((child) => module(child) ?? {}),
    };
  return {
    ...plan,
    resource_changes: keep(plan.resource_changes),
    resource_drift: keep(plan.resource_drift),
    planned_values: { ...plan.planned_values, root_module: module(plan.planned_values?.root_module) },
    ...(plan.prior_state && {
      prior_state: {
        ...plan.prior_state,
        values: { ...plan.prior_state.values, root_module: module(plan.prior_state.values?.root_module) },
      },
    }),
  };
}
