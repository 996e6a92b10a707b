import type { Capability } from "../capability";
import type { HomeWish } from "../cloud-model";
import { allowLists } from "./allow-lists";
import { dial } from "./dial";
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
    },
    source: "Tencent sheet, section 8; AWS sheet, section 12",
    asked: ({ home: { health } }) => (health.http?.host === undefined ? [] : [["home", "health", "http", "host"]]),
  },
  {
    ...rootDevice,
    asked: ({ home: { fleet } }) => (fleet.rootDevice === undefined ? [] : [["home", "fleet", "rootDevice"]]),
  },
  {
    id: "delete-protection",
    wish: "delete protection of home's load balancer",
    on: { tencent: { realised: "on by default" }, aws: { realised: "on by default" } },
    source: "Tencent sheet, section 4.2; AWS sheet, section 5.1",
    asked: ({ home }) => (home.deleteProtection ? [["home", "deleteProtection"]] : []),
  },
  {
    id: "alarms",
    wish: "alarms",
    on: {
      tencent: { realised: "CPU of the fleet, to alarm notices" },
      aws: { realised: "CPU and health of the fleet, health of the accelerator, to SNS topics" },
    },
    source: "Tencent sheet, section 9; AWS sheet, section 13",
    asked: ({ home }) => (home.alarms === undefined ? [] : [["home", "alarms"]]),
  },
  dial,
  allowLists,
];
