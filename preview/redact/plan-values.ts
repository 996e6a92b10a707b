import { list, object, text, type JsonObject } from "../plan/json";

/** Something a plan holds, and what of it is marked. */
export interface Held {
  /** Address of the resource, name of the output. */
  readonly name: string;
  readonly value: unknown;
  readonly mask: unknown;
}

/** Values of all resources and data sources of a plan, as `terraform show -json` has it: before, after, in the state. */
export function* valuesIn(plan: JsonObject): Generator<Held> {
  for (const entry of [...list(plan["resource_changes"]), ...list(plan["resource_drift"])].map(object)) {
    const change = object(entry["change"]);
    for (const side of ["before", "after"]) {
      yield { name: text(entry["address"]) ?? "", value: change[side], mask: change[`${side}_sensitive`] };
    }
  }
  yield* inModule(object(object(object(plan["prior_state"])["values"])["root_module"]));
  yield* inModule(object(object(plan["planned_values"])["root_module"]));
}

/** Values of the variables and of the settings of providers. */
export function* settingsIn(plan: JsonObject): Generator<Held> {
  const configuration = object(plan["configuration"]);
  const declared = object(object(configuration["root_module"])["variables"]);
  for (const [name, variable] of Object.entries(object(plan["variables"]))) {
    const sensitive = object(declared[name])["sensitive"] === true;
    yield { name: `var.${name}`, value: { [name]: object(variable)["value"] }, mask: { [name]: sensitive } };
  }
  for (const [name, provider] of Object.entries(object(configuration["provider_config"]))) {
    yield { name: `provider ${name}`, value: constants(object(provider)["expressions"]), mask: false };
  }
}

/** Values of outputs, those of the state too. */
export function* outputsIn(plan: JsonObject): Generator<Held> {
  for (const [name, one] of Object.entries(object(plan["output_changes"]))) {
    const change = object(one);
    yield { name, value: change["before"], mask: change["before_sensitive"] };
    yield { name, value: change["after"], mask: change["after_sensitive"] };
  }
  for (const values of [object(object(plan["prior_state"])["values"]), object(plan["planned_values"])]) {
    for (const [name, one] of Object.entries(object(values["outputs"]))) {
      const { value, sensitive } = object(one);
      yield { name, value, mask: sensitive };
    }
  }
}

function* inModule(module: JsonObject): Generator<Held> {
  for (const { address, values, sensitive_values: mask } of list(module["resources"]).map(object)) {
    yield { name: text(address) ?? "", value: values, mask };
  }
  for (const child of list(module["child_modules"])) yield* inModule(object(child));
}

/** What is written down in expressions; templates and references are no values. */
function constants(expression: unknown): unknown {
  if (Array.isArray(expression)) return expression.map(constants);
  const members = object(expression);
  const { constant_value: constant } = members;
  if (constant !== undefined) return text(constant)?.includes("${") === true ? null : constant;
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, one]) => (name === "references" ? [] : [[name, constants(one)]])),
  );
}
