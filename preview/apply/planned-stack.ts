import { canonical } from "../affected/canonical";
import { withoutComments } from "../affected/comments";
import { differences } from "../affected/difference";
import { isObject, type Json, type JsonObject } from "../affected/json";
import { pointerTo } from "../affected/pointer";
import type { Tree } from "../synthesis/side";
import { plannedText } from "./planned-text";
import { withoutModuleHash } from "./without-module-hash";

/** Pointers to where a stack in a saved plan is another one than what was synthesised into `tree`. */
export function stackDifferences(planned: string, synthesised: string, tree: Tree): readonly string[] {
  const [there, here] = [read(plannedText(planned, tree)), read(synthesised)];
  if (there === undefined || here === undefined) return ["cdk.tf.json"];
  return canonical(there) === canonical(here) ? [] : differences(there, here).map(({ path }) => pointerTo(path));
}

/** Undefined where it says one thing twice: of two members with one name Terraform may read the one that nobody else does. */
function read(text: string): JsonObject | undefined {
  const json = parsed(withoutModuleHash(text));
  const asWritten = withoutModuleHash(text).replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
  return isObject(json) && JSON.stringify(json) === asWritten ? withoutComments(json) : undefined;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
