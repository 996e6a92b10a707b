import type { TerraformResource } from "cdktf";
import { TerraformStack } from "cdktf";
import { ProblemError } from "../model/problem";

const taken = new WeakMap<TerraformStack, Set<string>>();

/**
 * Fixes the Terraform address of a resource whose loss cannot be made good, so that no move in the construct tree changes it.
 *
 * @throws ProblemError `stack/address-taken` where two would share it: cdktf would merge them into one without a word
 */
export function pinned<T extends TerraformResource>(resource: T, logicalId: string): T {
  const stack = TerraformStack.of(resource);
  const address = `${resource.terraformResourceType}.${logicalId}`;
  const addresses = taken.get(stack) ?? new Set();
  if (addresses.has(address)) {
    throw new ProblemError([
      {
        code: "stack/address-taken",
        what: `stack ${stack.node.id}: ${resource.node.path} would have the Terraform address ${address}, which another has`,
        fix: "give each entry, home and edge a stack of its own",
      },
    ]);
  }
  taken.set(stack, addresses.add(address));
  resource.overrideLogicalId(logicalId);
  return resource;
}
