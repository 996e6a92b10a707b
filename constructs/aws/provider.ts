import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { ProviderRequest } from "../cloud";

/**
 * Credentials come from the environment; the region is the stack's own, written down. One block is enough: what lies in
 * another region says so by its `region` argument, and Global Accelerator is in none.
 */
export function provider(scope: Construct, { region, accountIds }: ProviderRequest): TerraformProvider {
  return new AwsProvider(scope, "aws", { region, ...(accountIds && { allowedAccountIds: [...accountIds] }) });
}
