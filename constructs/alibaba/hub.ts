import { CenInstance } from "@cdktf/provider-alicloud/lib/cen-instance";
import type { Construct } from "constructs";
import type { Common } from "../cloud";
import { pinned } from "../pinned";

/** The Cloud Enterprise Network that the routers of home and of the edges are in. */
export function backhaulHub(scope: Construct, { name, tags }: Common): CenInstance {
  return pinned(new CenInstance(scope, "hub", { cenInstanceName: `${name}-backhaul`, tags: { ...tags } }), "hub");
}
