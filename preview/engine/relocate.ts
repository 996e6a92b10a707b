import { isObject, type Json, type JsonObject } from "../affected/json";

/**
 * A stack of another checkout keeps its state where the working tree has it: a state in a file lies in a folder that a
 * temporary checkout does not have.
 */
export function relocated(stack: JsonObject, from: string, to: string): JsonObject {
  const { terraform, data } = stack;
  return {
    ...stack,
    ...(isObject(terraform) && { terraform: moved(terraform, "backend") }),
    ...(isObject(data) && { data: moved(data, "terraform_remote_state") }),
  };

  function moved(block: JsonObject, key: string): JsonObject {
    const value = block[key];
    return value === undefined ? block : { ...block, [key]: replaced(value, `${from}/`, `${to}/`) };
  }
}

function replaced(value: Json, from: string, to: string): Json {
  if (typeof value === "string") return value.startsWith(from) ? to + value.slice(from.length) : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => replaced(one, from, to));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, replaced(one, from, to)]));
}
