import type { Capability } from "../capability";
import type { HomeWish } from "../cloud-model";
import { usualCpuPercent } from "../home";
import { allowLists } from "./allow-lists";
import { dial } from "./dial";
import { entryGa2 } from "./entry-ga2";
import { portCapabilities } from "./ports";
import { rootDevice } from "./root-device";

/** What may be wished of home. */
export const homeCapabilities: readonly Capability<HomeWish>[] = [
  ...portCapabilities,
  {
    id: "health-http-host",
    wish: "host of the HTTP health check",
    on: {
      tencent: { realised: "required with `http`" },
      aws: {
        refused: "the load balancer asks each machine by its own address",
        instead: "remove `host`; let the server answer the path for any host",
      },
      alibaba: { realised: "asked for by the check; without it each machine's own address" },
    },
    source: "Tencent sheet, section 8; AWS sheet, section 12; Alibaba sheet, section 8",
    asked: ({ home: { health } }) => (health.http?.host === undefined ? [] : [["home", "health", "http", "host"]]),
  },
  {
    ...rootDevice,
    asked: ({ home: { fleet } }) => (fleet.rootDevice === undefined ? [] : [["home", "fleet", "rootDevice"]]),
  },
  {
    id: "delete-protection",
    wish: "delete protection of home's load balancer",
    on: {
      tencent: { realised: "on by default" },
      aws: { realised: "on by default" },
      alibaba: { realised: "on by default" },
    },
    source: "Tencent sheet, section 4.2; AWS sheet, section 5.1; Alibaba sheet, section 4.2",
    asked: ({ home }) => (home.deleteProtection ? [["home", "deleteProtection"]] : []),
  },
  {
    id: "alarms",
    wish: "alarms",
    on: {
      tencent: { realised: "CPU of the fleet, to alarm notices" },
      aws: { realised: "CPU and health of the fleet, health of the accelerator, to SNS topics" },
      alibaba: { realised: "machines that do not answer the load balancer, to alarm contact groups" },
    },
    source: "Tencent sheet, section 9; AWS sheet, section 13; Alibaba sheet, section 9",
    asked: ({ home }) => (home.alarms === undefined ? [] : [["home", "alarms"]]),
  },
  {
    id: "alarm-cpu",
    wish: "CPU at which the fleet raises an alarm",
    on: {
      tencent: { realised: "1 to 100 percent, 80 by default" },
      aws: { realised: "1 to 100 percent, 80 by default" },
      alibaba: {
        refused: "no figure of CPU is one of a whole scaling group, and machines come and go",
        instead: "remove `cpuPercent`; the alarm is raised by machines that do not answer",
      },
    },
    source:
      "Tencent sheet, section 9; AWS sheet, section 13; Cloud Monitor: metrics of Auto Scaling (doc-detail/45115)",
    asked: ({ home }) =>
      home.alarms === undefined || home.alarms.cpuPercent === usualCpuPercent ? [] : [["home", "alarms", "cpuPercent"]],
  },
  dial,
  allowLists,
  entryGa2,
];
