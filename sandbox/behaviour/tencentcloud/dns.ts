import type { Behaviour } from "../behaviour";
import { says } from "../objections";

/** Names. Facts: Tencent sheet, sections 7.5 and 25. */
export const dns: Readonly<Record<string, Behaviour>> = {
  tencentcloud_dnspod_record: {
    id: "{domain}#{record_id}",
    global: true,
    computed: { record_id: "{*}", monitor_status: "", updated_on: () => new Date().toISOString() },
    recomputed: ["updated_on"],
    refusedAtPlan: [
      ({ before, after }) =>
        says(before?.["weight"]) && !says(after?.["weight"])
          ? "weight cannot be unset once it is set: write it again before the record is changed or deleted"
          : undefined,
    ],
  },
  tencentcloud_dnspod_domain_instance: {
    id: "{domain}",
    global: true,
    // the default group is read back, and an update sends no name
    kept: (told, before) => ({
      ...told,
      group_id: told["group_id"] ?? 1,
      ...(before && { domain: before["domain"] ?? null }),
    }),
  },
  tencentcloud_private_dns_zone: {
    id: "zone-{*}",
    global: true,
    keptBlocks: ["tag_set", "vpc_set", "account_vpc_set"],
  },
  tencentcloud_private_dns_record: {
    id: "{zone_id}#record-{*}",
    global: true,
    references: { zone_id: { to: ["tencentcloud_private_dns_zone"], onDelete: "with" } },
    computed: { ttl: 600, status: "enabled" },
  },
};
