import { ShieldProtection } from "@cdktf/provider-aws/lib/shield-protection";
import type { Construct } from "constructs";
import type { TrafficOutputs, TrafficRequest } from "../cloud";
import { acceleratorListeners } from "./accelerator-listener";
import { acceleratorAlarm } from "./alarms";
import { records } from "./records";

/** Listeners and endpoint groups of the accelerator, its alarm and protection, and names. Facts: AWS sheet, sections 8 to 14. */
export function traffic(scope: Construct, request: TrafficRequest): TrafficOutputs {
  const { name, tags, entry, alarms, shielded } = request;
  acceleratorListeners(scope, request);
  if (alarms) acceleratorAlarm(scope, { name, tags }, alarms, entry.entryId);
  if (shielded) {
    new ShieldProtection(scope, "shield", { name: `${name}-entry`, resourceArn: entry.entryId, tags: { ...tags } });
  }
  return { names: request.dns ? records(scope, { ...request, dns: request.dns }) : [] };
}
