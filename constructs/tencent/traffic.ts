import { EipAssociation } from "@cdktf/provider-tencentcloud/lib/eip-association";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { TrafficOutputs, TrafficRequest } from "../cloud";
import { acceleratorListeners } from "./accelerator-listeners";
import { door } from "./door";
import { records } from "./records";

/** What the entry is bound to, and names. Facts: Tencent sheet, sections 3.3 and 7.5. */
export function traffic(scope: Construct, request: TrafficRequest): TrafficOutputs {
  const { entry, entryKind, home, dns } = request;
  if (entryKind === "ga2") acceleratorListeners(scope, request);
  // never create_before_destroy: a second binding of a bound address is refused, so a rebind has a gap
  else new EipAssociation(scope, "binding", { eipId: entry.entryId, instanceId: home.endpointId });
  door(scope, request);
  if (!dns) return { names: [] };
  return { names: records(scope, { ...request, dns }, playersFind(request)) };
}

/** An accelerator's own name leads each player to the nearest area. */
function playersFind({ entry, entryKind }: TrafficRequest): { type: "A" | "CNAME"; value: string } {
  if (entryKind === "ga2") return { type: "CNAME", value: entry.dnsName ?? "" };
  return { type: "A", value: String(Fn.element([...entry.addresses], 0)) };
}
