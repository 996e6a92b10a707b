import { isObject, type Json } from "../affected/json";
import { items, members } from "./members";
import { isUnknown, type PromisedOutput } from "./promised-outputs";

/** A value in the form in which Terraform reads back exactly it, with `standIn` in place of each unknown one. */
export function literal({ value, unknown }: PromisedOutput, standIn: string): Json {
  if (unknown === true) return standIn;
  if (Array.isArray(value)) {
    const masks = items(unknown);
    return (value as readonly Json[]).map((one, index) =>
      literal({ value: one, unknown: masks[index] ?? false }, standIn),
    );
  }
  if (!isObject(value)) {
    if (isUnknown(unknown)) return standIn;
    return typeof value === "string" ? quoted(value) : value;
  }
  const masks = members(unknown);
  const names = [...new Set([...Object.keys(value), ...Object.keys(masks)])];
  return Object.fromEntries(
    names.map((name) => {
      const inner = { value: value[name] ?? null, unknown: masks[name] ?? false };
      return [quoted(name), literal(inner, standIn)];
    }),
  );
}

/** Doubling `$` would not do behind another `$`; an escaped character begins nothing. */
function quoted(text: string): string {
  return /[$%]\{/.test(text) ? `\${"${text.replaceAll(/["\\$%\p{Cc}]/gu, escaped)}"}` : text;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
