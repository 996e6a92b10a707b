import { randomUUID } from "node:crypto";
import { shown, type Group } from "../../value/value";
import { privateAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { attributesOf } from "../look-up";
import { either, onCreate, onWrite, says } from "../objections";
import { apiError } from "./api-error";
import { strangeNode } from "./ens-node";
import { isBase64 } from "./user-data";

const type = "alicloud_ens_instance";

/** Needs no system disk. */
const bare = /x86_pm|x86_bmi|x86_bm|pc_bmi|arm_bmi/;
/** Of base64. */
const longestUserData = 16 * 1024;
const onlyOnANode = ["net_work_id", "vswitch_id", "private_ip_address"];
const inVswitch = privateAddress("alicloud_ens_vswitch", "vswitch_id", { [type]: "private_ip_address" });
const onlyInAnArea = ["net_district_code", "carrier"];

/** Machines at edge nodes. Facts: Alibaba sheet, sections 5.1, 16 and 19. */
export const ensInstance: Readonly<Record<string, Behaviour>> = {
  [type]: {
    id: "i-{*}",
    global: true,
    references: {
      net_work_id: { to: ["alicloud_ens_network"] },
      vswitch_id: { to: ["alicloud_ens_vswitch"] },
      security_id: { to: ["alicloud_ens_security_group"] },
    },
    computed: {
      ens_region_id: ({ net_district_code: area, carrier }) => `cn-${shown(area)}-${shown(carrier)}`,
      host_name: "{id}",
      instance_name: "{id}",
      internet_max_bandwidth_out: 0,
      net_work_id: ({ vswitch_id: vswitch }, cloud) =>
        attributesOf(cloud, "alicloud_ens_vswitch", vswitch)["network_id"] ?? null,
      private_ip_address: inVswitch,
      status: "Running",
    },
    keptBlocks: ["data_disk"],
    neverRead: [
      "amount",
      "auto_renew",
      "auto_use_coupon",
      "billing_cycle",
      "carrier",
      "force_stop",
      "include_data_disks",
      "instance_charge_strategy",
      "internet_charge_type",
      "ip_type",
      "net_district_code",
      "password",
      "password_inherit",
      "period",
      "period_unit",
      "public_ip_identification",
      "schedule_area_level",
      "scheduling_price_strategy",
      "scheduling_strategy",
      "unique_suffix",
      "user_data",
    ],
    // the page says so; the code calls a release, which a subscription that runs refuses
    outlives: ({ payment_type: payment }) => payment === "Subscription",
    refusedAtApply: [
      onCreate((machine, cloud) =>
        either(
          () => strangeSchedule(machine),
          () =>
            strangeNode(machine, { net_work_id: "alicloud_ens_network", vswitch_id: "alicloud_ens_vswitch" }, cloud),
          () => strangeImage(machine),
          () => withoutLogin(machine),
          () => strangePeriod(machine),
        ),
      ),
      onWrite(({ user_data: data }) => {
        if (!says(data)) return undefined;
        if (!isBase64(shown(data)))
          return apiError("InvalidUserData.Base64FormatInvalid", "user_data must be in base64");
        return shown(data).length > longestUserData
          ? apiError("InvalidUserData.SizeExceeded", `user_data is limited to ${longestUserData} characters of base64`)
          : undefined;
      }),
    ],
    // a machine is told its script once, so a change reaches nobody
    kept: (told, before) => (before === null ? told : { ...told, user_data: before["user_data"] ?? null }),
    // the cloud makes as many as it is asked for, and the provider takes note of one
    effect: (own, cloud, before) => {
      if (before !== null) return;
      for (let made = 1; made < Number(own["amount"]); made++) {
        const id = `i-${randomUUID().slice(0, 8)}`;
        const ip = inVswitch(own, cloud);
        cloud.put({ type, id, attributes: { ...own, id, instance_name: id, host_name: id, private_ip_address: ip } });
      }
    },
  },
};

function strangeSchedule(machine: Group): string | undefined {
  const level = shown(machine["schedule_area_level"]);
  const onANode = level === "Region";
  if (!onANode && !["Big", "Middle", "Small"].includes(level)) {
    return apiError("InvalidParameter.ScheduleAreaLevel", `${level} is none of Region, Big, Middle and Small`);
  }
  const [needed, stray] = onANode
    ? [["ens_region_id"], onlyInAnArea]
    : [onlyInAnArea, ["ens_region_id", ...onlyOnANode]];
  const absent = needed.find((name) => !says(machine[name]));
  if (absent) return apiError(`MissingParameter.${absent}`, `schedule_area_level ${level} needs ${absent}`);
  const wrong = stray.find((name) => says(machine[name]));
  if (wrong) return apiError(`InvalidParameter.${wrong}`, `schedule_area_level ${level} excludes ${wrong}`);
  return onANode && machine["scheduling_strategy"] === "Disperse"
    ? apiError("InvalidParameter.SchedulingStrategy", "a node is scheduled by Concentrate only")
    : undefined;
}

function strangeImage({ instance_type: kind, image_id: image, system_disk: disk }: Group): string | undefined {
  if (bare.test(shown(kind))) return undefined;
  if (!says(image)) return apiError("MissingParameter.ImageId", `${shown(kind)} needs an image`);
  return Array.isArray(disk) && disk.length > 0
    ? undefined
    : apiError("MissingParameter.SystemDisk", `${shown(kind)} needs a system disk`);
}

function withoutLogin({ password, key_pair_name: key, password_inherit: inherited }: Group): string | undefined {
  return says(password) || says(key) || inherited === true
    ? undefined
    : apiError("MissingParameter.Password", "a machine needs one of password, key_pair_name and password_inherit");
}

function strangePeriod({ payment_type: payment, period, period_unit: unit, auto_release_time: end }: Group) {
  if (payment === "Subscription") {
    if (says(end)) return apiError("InvalidParameter.AutoReleaseTime", "a subscription has no auto_release_time");
    const allowed = unit === "Day" ? [3] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 12];
    return allowed.includes(Number(period))
      ? undefined
      : apiError("InvalidParameter.Period", `period must be one of ${allowed.join(", ")}, got ${shown(period)}`);
  }
  return undefined;
}
