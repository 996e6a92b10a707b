import type { Graph } from "../../cloud-model";
import type { Arguments } from "../../graph/resources";
import { isSet, text } from "../../graph/values";

/** The region a resource is in, if it is known: its own, or the provider's. */
export function regionOf({ provider }: Graph, args: Arguments): string | undefined {
  if (isSet(args, "region")) return text(args["region"]);
  const blocks = provider?.["aws"] ?? [];
  return blocks.length === 1 ? text(blocks[0]?.["region"]) : undefined;
}
