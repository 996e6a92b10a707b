import { canonical } from "../affected/canonical";
import type { Json, JsonObject } from "../affected/json";
import { blocksIn } from "./blocks";

const name = "[\\p{L}_][\\p{L}\\p{N}_-]*";
const traversal = new RegExp(`${name}(?:\\s*\\.\\s*${name})+`, "gu");

/**
 * What the words of a stack's expressions stand for: `local.x`, `var.x`, resources. The same expression is something else
 * when one of them changes.
 *
 * @returns of a text in JSON, all that it refers to, and what that refers to in turn
 */
export function meaningIn(stack: JsonObject): (text: string) => Json {
  const blocks = blocksByAddress(stack);
  return (text) => {
    const found = new Map<string, Json>();
    const follow = (one: string): void => {
      for (const address of addressesIn(one)) {
        const body = blocks.get(address);
        if (body === undefined || found.has(address)) continue;
        found.set(address, body);
        follow(canonical(body));
      }
    };
    follow(text);
    return Object.fromEntries(found);
  };
}

function addressesIn(text: string): string[] {
  if (!/[$%]\{/.test(text)) return [];
  const found = text.replace(/\\./g, " ").matchAll(traversal);
  return [...found].map(([path]) => {
    const parts = path.split(".").map((part) => part.trim());
    const [first = "", ...rest] = parts;
    if (first === "resource") return rest.slice(0, 2).join(".");
    return parts.slice(0, first === "data" || first === "ephemeral" ? 3 : 2).join(".");
  });
}

/** Of one address there can be several where Terraform takes a list. */
function blocksByAddress(stack: JsonObject): ReadonlyMap<string, Json> {
  const found = new Map<string, Json[]>();
  const add = (address: string, body: Json): void => void found.set(address, [...(found.get(address) ?? []), body]);
  for (const { body } of blocksIn(stack["locals"], 0, [])) {
    for (const [label, value] of Object.entries(body)) add(`local.${label}`, value);
  }
  const kinds = [
    ["variable", "var.", 1],
    ["module", "module.", 1],
    ["data", "data.", 2],
    ["ephemeral", "ephemeral.", 2],
    ["resource", "", 2],
  ] as const;
  for (const [kind, prefix, depth] of kinds) {
    for (const { labels, body } of blocksIn(stack[kind], depth, [])) add(prefix + labels.join("."), body);
  }
  return found;
}
