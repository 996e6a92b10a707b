import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onWrite } from "../objections";
import { apiError } from "./api-error";

const place = ["domain_name", "rr", "line"];

/** Names. Facts: Alibaba sheet, sections 7 and 20. */
export const dns: Readonly<Record<string, Behaviour>> = {
  alicloud_alidns_record: {
    id: "{*}",
    global: true,
    neverRead: ["lang", "user_client_ip"],
    refusedAtApply: [
      onWrite((after, { id, cloud }) => {
        const others = besides(after, id, cloud);
        const { type, rr } = after;
        if (others.some((one) => one["type"] === type && one["value"] === after["value"])) {
          return apiError("DomainRecordDuplicate", `the record ${shown(rr)} ${shown(type)} is there already`);
        }
        // a name that stands for another one has nothing else
        return others.some((one) => (one["type"] === "CNAME") !== (type === "CNAME"))
          ? apiError("DomainRecordConflict", `the record ${shown(rr)} ${shown(type)} conflicts with one that is there`)
          : undefined;
      }),
    ],
  },
};

/** The other records of the name, on the same line. */
function besides(after: Group, id: string | undefined, cloud: Cloud): Group[] {
  return cloud
    .list("alicloud_alidns_record")
    .filter((one) => one.id !== id && place.every((name) => one.attributes[name] === after[name]))
    .map(({ attributes }) => attributes);
}
