import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onWrite } from "../objections";
import { apiError } from "./api-error";
import { defaultGroup } from "./names";
import { freeAddress } from "./public-address";

const accelerator = { accelerator_id: { to: ["alicloud_ga_accelerator"] } };
/** The API takes one change of an accelerator at a time. */
const inTurn = ({ accelerator_id: id }: Group): string => shown(id);
/** Seconds, by protocol; the longest is the default, but for HTTP. */
const idle: Readonly<Record<string, { least: number; most: number; usual: number }>> = {
  TCP: { least: 10, most: 900, usual: 900 },
  UDP: { least: 10, most: 20, usual: 20 },
  HTTP: { least: 1, most: 60, usual: 15 },
  HTTPS: { least: 1, most: 60, usual: 15 },
};
const renewal = { auto_renew_duration: 0, renewal_status: "Normal", resource_group_id: defaultGroup };
const isSubscription = ({ payment_type: payment }: Group): boolean => payment === "Subscription";

/** Global Accelerator, which has an address per region. Facts: Alibaba sheet, sections 3.4, 7 and 20. */
export const acceleration: Readonly<Record<string, Behaviour>> = {
  alicloud_ga_accelerator: {
    id: "ga-{*}",
    global: true,
    inUse: "StateError.Accelerator",
    computed: {
      ...renewal,
      bandwidth_billing_type: "BandwidthPackage",
      cross_border_mode: "bgpPro",
      payment_type: "Subscription",
      status: "active",
    },
    neverRead: ["auto_use_coupon", "duration", "pricing_cycle", "promotion_option_no"],
    outlives: isSubscription,
  },
  alicloud_ga_bandwidth_package: {
    id: "gbwp-{*}",
    global: true,
    inUse: "BindExist.BandwidthPackage",
    computed: {
      ...renewal,
      cbn_geographic_region_ida: "China-mainland",
      cbn_geographic_region_idb: "Global",
      status: "active",
    },
    neverRead: ["auto_pay", "auto_use_coupon", "billing_type", "duration", "promotion_option_no", "ratio"],
    outlives: isSubscription,
  },
  alicloud_ga_bandwidth_package_attachment: {
    id: "{accelerator_id}:{bandwidth_package_id}",
    global: true,
    inTurn,
    references: { ...accelerator, bandwidth_package_id: { to: ["alicloud_ga_bandwidth_package"] } },
    computed: { accelerators: ({ accelerator_id: id }) => [id ?? null], status: "binded" },
  },
  alicloud_ga_ip_set: {
    id: "ips-{*}",
    global: true,
    inTurn,
    references: accelerator,
    computed: {
      ip_address_list: (own, cloud) => [freeAddress(own, cloud)],
      ip_version: "IPv4",
      status: "active",
    },
  },
  alicloud_ga_listener: {
    id: "lsr-{*}",
    global: true,
    inTurn,
    inUse: "StateError.Listener",
    references: accelerator,
    computed: {
      idle_timeout: ({ protocol }) => idle[shown(protocol)]?.usual ?? null,
      status: "active",
    },
    refusedAtApply: [
      onWrite(({ protocol, idle_timeout: seconds }) => {
        const { least, most } = idle[shown(protocol)] ?? { least: 0, most: Infinity };
        return typeof seconds === "number" && (seconds < least || seconds > most)
          ? apiError(
              "InvalidParameter.IdleTimeout",
              `idle_timeout of ${shown(protocol)} is ${least} to ${most} seconds`,
            )
          : undefined;
      }),
    ],
  },
  alicloud_ga_endpoint_group: {
    id: "epg-{*}",
    global: true,
    inTurn,
    references: { ...accelerator, listener_id: { to: ["alicloud_ga_listener"] } },
    computed: {
      endpoint_group_ip_list: (own, cloud) => [freeAddress(own, cloud)],
      endpoint_group_type: "default",
      endpoint_protocol_version: "HTTP1.1",
      endpoint_request_protocol: "HTTP",
      status: "active",
      threshold_count: 3,
    },
  },
};
