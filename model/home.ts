import { z } from "zod";
import { dialPercent } from "./dial-percent";
import { healthSchema } from "./health";

const cidr = z.cidrv4().describe("Address range; default 10.0.0.0/16 for home, 10.N.0.0/16 for an edge by its region");

/** The machines of the one backend cluster. */
export const fleetSchema = z.strictObject({
  instanceType: z.string().min(1),
  image: z
    .string()
    .min(1)
    .describe(
      "Id of the machine image. Complete: machines at home have no way out to fetch anything. Written down: an image that moves is a change nobody made",
    ),
  min: z.int().min(0).max(2000),
  max: z.int().min(0).max(2000),
  diskGb: z.int().min(20).max(32000).default(50).describe("Size of the system disk in GB"),
  rootDevice: z.string().min(1).optional().describe("Name of the image's system disk on AWS. Default: /dev/xvda"),
  userData: z
    .string()
    .optional()
    .describe(
      "What the machine runs at its first start, at most 12,288 bytes on Tencent Cloud and Alibaba Cloud, 16,384 on AWS",
    ),
});

/** CPU that raises the alarm where none is written down, where there is such an alarm. */
export const usualCpuPercent = 80;

/** The one region with the backend cluster. */
export const homeSchema = z.strictObject({
  region: z.string().min(1),
  zones: z.array(z.string().min(1)).min(1).describe("Zones of the region, at least two. Order means nothing"),
  cidr: cidr.optional(),
  fleet: fleetSchema,
  health: healthSchema.prefault({}),
  dialPercent: dialPercent.describe(
    "Share of the traffic directed to home that the entry sends there; new connections only",
  ),
  deleteProtection: z
    .boolean()
    .default(true)
    .describe("The load balancer refuses to be deleted. Turn it off and deploy before destroying home"),
  alarms: z
    .strictObject({
      cpuPercent: z
        .int()
        .min(1)
        .max(100)
        .default(usualCpuPercent)
        .describe("Average CPU of a machine that raises the alarm"),
      notices: z
        .array(z.string().min(1))
        .min(1)
        .describe(
          "Who is told: ids of alarm notices on Tencent Cloud, ARNs of SNS topics on AWS, names of alarm contact groups on Alibaba Cloud",
        ),
    })
    .optional()
    .describe("Default: no alarms"),
});

/** The one region with the backend cluster. */
export type Home = z.infer<typeof homeSchema>;
