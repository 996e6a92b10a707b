import { z } from "zod";
import { httpHost } from "./http-host";
import { httpPath } from "./http-path";
import { nameSchema } from "./name";

/** When a machine of the home fleet counts as healthy. Declared once, realised per cloud. */
export const healthSchema = z.strictObject({
  port: nameSchema.optional().describe("Name of the TCP port that is checked for all TCP ports. Default: each its own"),
  http: z
    .strictObject({
      path: httpPath(80),
      host: httpHost.optional().describe("Host the check asks for. Required on Tencent Cloud"),
    })
    .optional()
    .describe("Checks by HTTP GET on the port; 2xx is healthy. Default: a TCP connection"),
  intervalSeconds: z.int().min(1).default(5).describe("Seconds between two checks"),
  timeoutSeconds: z.int().min(1).default(2).describe("Seconds until a check counts as failed; less than the interval"),
  unhealthyAfter: z.int().min(1).default(3).describe("Failed checks in a row until a machine gets no new connections"),
  healthyAfter: z.int().min(1).default(3).describe("Passed checks in a row until it gets them again"),
});

/** When a machine of the home fleet counts as healthy. */
export type Health = z.infer<typeof healthSchema>;

/** Seconds from a failure to its notice: interval times failed checks (facts: Tencent CLB, 214/50011). */
export function secondsToNotice({ intervalSeconds, unhealthyAfter }: Health): number {
  return intervalSeconds * unhealthyAfter;
}
