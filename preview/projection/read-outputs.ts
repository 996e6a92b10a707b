import type { JsonObject } from "../affected/json";
import { referencesIn } from "./references";
import { withTemplates } from "./templates";

/**
 * Names of the outputs that a stack reads of another state; `all` where it is not said which.
 *
 * @param state name of the `data.terraform_remote_state`
 */
export function outputsRead(stack: JsonObject, state: string): ReadonlySet<string> | "all" {
  const read: (string | undefined)[] = [];
  const template = (text: string): string => {
    read.push(...referencesIn(text).flatMap((one) => (one.state === state ? [one.output] : [])));
    return text;
  };
  withTemplates(stack, { template, dependsOn: (addresses) => addresses });
  const named = read.filter((output) => output !== undefined);
  return named.length === read.length ? new Set(named) : "all";
}
