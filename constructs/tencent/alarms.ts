import { MonitorAlarmPolicy } from "@cdktf/provider-tencentcloud/lib/monitor-alarm-policy";
import type { Construct } from "constructs";
import type { Home } from "../../model/home";
import { fleetTag } from "./fleet";

/** Tells people when machines of the fleet are too busy. Facts: Tencent sheet, section 9. */
export function alarms(scope: Construct, name: string, { cpuPercent, notices }: NonNullable<Home["alarms"]>): void {
  new MonitorAlarmPolicy(scope, "cpu-alarm", {
    policyName: `${name}-cpu`,
    monitorType: "MT_QCE",
    namespace: "cvm_device",
    conditions: {
      isUnionRule: 0,
      rules: [
        {
          metricName: "CpuUsage",
          ruleType: "STATIC",
          operator: "gt",
          value: `${cpuPercent}`,
          unit: "%",
          // five minutes in a row, then told once an hour
          period: 60,
          continuePeriod: 5,
          noticeFrequency: 3600,
        },
      ],
    },
    noticeIds: [...notices].sort(),
    // machines come and go, so the policy finds them by tag; binding objects would need their ids
    policyTag: [{ key: fleetTag, value: name }],
  });
}
