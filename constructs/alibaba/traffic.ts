import { EipanycastAnycastEipAddressAttachment } from "@cdktf/provider-alicloud/lib/eipanycast-anycast-eip-address-attachment";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { TrafficOutputs, TrafficRequest } from "../cloud";
import { doorRules } from "./door-rules";
import { records } from "./records";

/** What the entry is bound to, who comes in by the door, and names. Facts: Alibaba sheet, sections 3.2, 3.3 and 7. */
export function traffic(scope: Construct, request: TrafficRequest): TrafficOutputs {
  const { entry, home, dns } = request;
  new EipanycastAnycastEipAddressAttachment(scope, "binding", {
    anycastId: entry.entryId,
    bindInstanceId: home.endpointId,
    bindInstanceRegionId: home.region,
    bindInstanceType: "SlbInstance",
    // left out, the first that is bound would be it, whichever that is
    associationMode: "Default",
  });
  doorRules(scope, request);
  if (!dns) return { names: [] };
  return { names: records(scope, { ...request, dns }, String(Fn.element([...entry.addresses], 0))) };
}
