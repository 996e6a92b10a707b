import type { HomeWish } from "../../cloud-model";
import type { Finding, Rule } from "../../rule";
import { acceleratorRegion } from "../accelerator-region";
import { topicRegion } from "../topic";

/** Who can be told. */
export const alarmRules: readonly Rule<Pick<HomeWish, "home">>[] = [
  {
    code: "alarm/notice",
    source: "AWS sheet, section 13: alarm_actions; SNS: ARNs of topics",
    check: (wish) =>
      notices(wish, (arn, path) =>
        topicRegion(arn) === undefined
          ? [
              {
                path,
                what: `\`home.alarms.notices\` has ${arn}, which is not the ARN of a standard SNS topic`,
                fix: "write arn:aws:sns:<region>:<account>:<topic>",
              },
            ]
          : [],
      ),
  },
  {
    code: "alarm/notice-region",
    source: "AWS sheet, section 13: an alarm tells topics of its own region; metrics of accelerators are in us-west-2",
    check: (wish) =>
      notices(wish, (arn, path) => {
        const { region } = wish.home;
        const [of, regions] = [topicRegion(arn), [...new Set([region, acceleratorRegion])]];
        if (of === undefined || regions.includes(of)) return [];
        const what = `\`home.alarms.notices\` has ${arn}, but no alarm is in ${of}`;
        return [{ path, what, fix: `name topics in ${regions.join(" and ")}` }];
      }),
  },
];

function notices(
  { home }: Pick<HomeWish, "home">,
  check: (arn: string, path: Finding["path"]) => Finding[],
): Finding[] {
  return (home.alarms?.notices ?? []).flatMap((arn, index) => check(arn, ["home", "alarms", "notices", index]));
}
