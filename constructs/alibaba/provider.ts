import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { isEnsNode } from "../../model/alibaba/ens-node";
import type { ProviderRequest } from "../cloud";

/** ENS is asked for all its nodes in one place, so any region that exists will do (Alibaba sheet, section 2). */
const regionForEns = "cn-hangzhou";

/** Credentials come from the environment; the region is the stack's own, written down: left out, it would be cn-beijing. */
export function provider(scope: Construct, { region }: ProviderRequest): TerraformProvider {
  return new AlicloudProvider(scope, "alicloud", { region: isEnsNode(region) ? regionForEns : region });
}
