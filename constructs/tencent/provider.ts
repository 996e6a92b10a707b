import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { ProviderRequest } from "../cloud";

/** Credentials come from the environment; the region is the stack's own, written down. */
export function provider(scope: Construct, { region, accountIds }: ProviderRequest): TerraformProvider {
  return new TencentcloudProvider(scope, "tencentcloud", {
    region,
    ...(accountIds && { allowedAccountIds: [...accountIds] }),
  });
}
