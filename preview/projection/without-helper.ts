import { isObject, type Json, type JsonObject } from "../affected/json";
import { items, members } from "./members";
import { reservedName } from "./reserved-name";

/**
 * A plan without what the projection of a stack has added to it.
 *
 * @param plan of the projected stack, as `terraform show -json` writes it
 * @param stack as it was before the projection
 */
export function withoutHelper(plan: JsonObject, stack: JsonObject): JsonObject {
  const name = reservedName(stack);
  const isOwn = (value: Json): boolean => members(value)["address"] === `terraform_data.${name}`;
  const resources = (value: Json): Json => items(value).filter((one) => !isOwn(one));
  const variables = (value: Json): Json =>
    Object.fromEntries(Object.entries(members(value)).filter(([variable]) => !variable.startsWith(`${name}_`)));
  const inModule = (value: Json): Json => at(at(value, ["resources"], resources), ["variables"], variables);
  const changes: [readonly string[], (value: Json) => Json][] = [
    [["resource_changes"], resources],
    [["variables"], variables],
    [["planned_values", "root_module"], inModule],
    [["configuration", "root_module"], inModule],
    [
      ["relevant_attributes"],
      (value) => items(value).filter((one) => members(one)["resource"] !== `terraform_data.${name}`),
    ],
  ];
  return changes.reduce((left, [path, change]) => members(at(left, path, change)), plan);
}

/** A copy with another value at that place, if there is one. */
function at(value: Json, [key, ...rest]: readonly string[], change: (value: Json) => Json): Json {
  if (key === undefined) return change(value);
  const inner = isObject(value) ? value[key] : undefined;
  return !isObject(value) || inner === undefined ? value : { ...value, [key]: at(inner, rest, change) };
}
