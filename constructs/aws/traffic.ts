import type { Construct } from "constructs";
import type { TrafficOutputs, TrafficRequest } from "../cloud";
import { acceleratorListeners } from "./accelerator-listener";
import { acceleratorAlarm } from "./alarms";
import { records } from "./records";

/** Listeners and endpoint groups of the accelerator, its alarm, and names. Facts: AWS sheet, sections 8 to 12. */
export function traffic(scope: Construct, request: TrafficRequest): TrafficOutputs {
  const { name, tags, entry, alarms } = request;
  acceleratorListeners(scope, request);
  if (alarms) acceleratorAlarm(scope, { name, tags }, alarms, entry.entryId);
  return { names: request.dns ? records(scope, { ...request, dns: request.dns }) : [] };
}
