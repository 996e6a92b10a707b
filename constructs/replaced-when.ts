import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/**
 * For `replaceTriggeredBy`: a change of `value` replaces the resource where the provider plans a change in place and then
 * refuses it, or never gets done with it.
 */
export function replacedWhen(scope: Construct, id: string, value: string): string {
  // not cdktf's DataResource, which starts a terraform process per instance at synth to learn its version
  const trigger = new TerraformResource(scope, id, {
    terraformResourceType: "terraform_data",
    terraformGeneratorMetadata: { providerName: "terraform" },
  });
  trigger.addOverride("input", value);
  // not the resource itself: cdktf would write it as a template, which Terraform refuses here
  return `${trigger.terraformResourceType}.${trigger.friendlyUniqueId}`;
}
