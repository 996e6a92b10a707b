import { readTemplate } from "../affected/expression";
import { isObject, type Json, type JsonObject } from "../affected/json";
import { pathNames } from "../affected/reads";
import { demand, type Demand } from "./demand";

/** A template that is no file can read files too; what is not sensitive any more is shown, in whatever form. */
const words = /\b(nonsensitive|templatestring)\b/;

/**
 * What expressions reach: a file from outside of the stack's folder, or a value that is marked as sensitive, could end up
 * in what is shown of the plan.
 */
export function expressionDemands(stack: JsonObject): Demand[] {
  const names = pathNames(".", ".", stack["locals"]);
  const found: Demand[] = [];
  const string = (text: string, path: readonly string[]): void => {
    if (!/[$%]\{/.test(text)) return;
    const { calls, hasHeredoc } = readTemplate(text, names);
    for (const { name, path: file } of calls) {
      if (isInside(name, file)) continue;
      found.push(demand(["file", text], path, `reads a file that is none of the stack's own, by \`${name}\``));
    }
    if (hasHeredoc) found.push(demand(["heredoc", text], path, "has text within an expression, which can read files"));
    const [word] = words.exec(text) ?? [];
    if (word !== undefined) found.push(demand(["call", text], path, `calls \`${word}\` where base does not`, "stack"));
  };
  const walk = (value: Json, path: readonly string[]): void => {
    if (typeof value === "string") string(value, path);
    else if (Array.isArray(value))
      (value as readonly Json[]).forEach((one, index) => walk(one, [...path, String(index)]));
    else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        string(key, path);
        walk(inner, [...path, key]);
      }
    }
  };
  walk(stack, []);
  return found;
}

/** A template can read files itself. */
function isInside(name: string, { text, whole }: { readonly text: string; readonly whole: boolean }): boolean {
  return whole && name !== "templatefile" && !/^[/~]|(^|\/)\.\.(\/|$)|^$/.test(text);
}
