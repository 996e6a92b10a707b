import { randomUUID } from "node:crypto";
import type { Cloud } from "../../provider/cloud";
import { isGroup, isList, shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onWrite, says } from "../objections";
import { freeAddress } from "./address";
import { textsAt } from "../look-up";
import { account, hex } from "./names";
import { apiError } from "./api-error";

/** Every change of an accelerator, or of what hangs on it, waits until the one before is rolled out. */
export function inTurn({ arn, accelerator_arn: own, listener_arn: above }: Group): string | undefined {
  const named = [own, above, arn].find((one) => typeof one === "string");
  return typeof named === "string" ? named.replace(/\/listener\/.*$/, "") : undefined;
}

const common: Behaviour = {
  id: "{arn}",
  global: true,
  inUse: "AssociatedListenerFoundException",
  computed: {
    arn: () => `arn:aws:globalaccelerator::${account}:accelerator/${randomUUID()}`,
    dns_name: () => `a${hex(16)}.awsglobalaccelerator.com`,
    hosted_zone_id: "Z2BJ6XQ5FK7U4H",
  },
  keptBlocks: ["attributes"],
  refusedAtApply: [
    onWrite(({ attributes: logs }) => {
      const silent = (isList(logs) ? logs : []).some(
        (one) => isGroup(one) && one["flow_logs_enabled"] === true && !says(one["flow_logs_s3_bucket"]),
      );
      return silent ? apiError("InvalidArgumentException", "Flow logs need an S3 bucket") : undefined;
    }),
  ],
  inTurn,
};

/** Accelerators and their addresses. Facts: AWS sheet, sections 4.1, 4.3 and 9. */
export const accelerator: Readonly<Record<string, Behaviour>> = {
  aws_globalaccelerator_accelerator: {
    ...common,
    refusedAtApply: [
      ...(common.refusedAtApply ?? []),
      onWrite((after, { before, id, cloud }) =>
        before?.["ip_address_type"] === "IPV4" && after["ip_address_type"] === "DUAL_STACK" && hasEndpoints(id, cloud)
          ? apiError(
              "InvalidArgumentException",
              "An accelerator with load balancers behind it cannot become dual-stack: remove them first",
            )
          : undefined,
      ),
    ],
    kept: (told, _before, cloud) => ({ ...told, ...namesOf(told), ip_sets: addressesOf(told, cloud) }),
  },
  aws_globalaccelerator_custom_routing_accelerator: {
    ...common,
    refusedAtApply: [
      ...(common.refusedAtApply ?? []),
      onWrite(({ ip_address_type: type }) =>
        type === "IPV4" ? undefined : apiError("InvalidArgumentException", "Custom routing accelerators are IPv4 only"),
      ),
    ],
    kept: (told, _before, cloud) => ({ ...told, ip_sets: addressesOf(told, cloud) }),
  },
};

function namesOf({ dns_name: name, ip_address_type: type }: Group): Group {
  const dual = type === "DUAL_STACK";
  return { dual_stack_dns_name: dual ? shown(name).replace(".", ".dualstack.") : "" };
}

/** The addresses outlive every update: those that are there stay, and IPv6 ones come and go with the address type. */
function addressesOf(told: Group, cloud: Cloud): Value {
  const held = (isList(told["ip_sets"]) ? told["ip_sets"] : []).filter(isGroup);
  const family = (name: string): Group | undefined => held.find((one) => one["ip_family"] === name);
  const own = textsAt(told, "ip_addresses[]");
  const ipv4 = family("IPv4") ?? { ip_family: "IPv4", ip_addresses: two(own, () => shown(freeAddress(told, cloud))) };
  if (told["ip_address_type"] !== "DUAL_STACK") return [ipv4];
  // 2001:2::/48 is set aside for tests of networks (RFC 5180)
  const block = (): string => `2001:2:0:${hex(4)}::${hex(4)}`;
  return [ipv4, family("IPv6") ?? { ip_family: "IPv6", ip_addresses: two([], block) }];
}

function two(own: readonly string[], another: () => string): string[] {
  const all = [...own];
  while (all.length < 2) {
    const next = another();
    if (!all.includes(next)) all.push(next);
  }
  return all;
}

function hasEndpoints(arn: string | undefined, cloud: Cloud): boolean {
  return cloud
    .list("aws_globalaccelerator_endpoint_group")
    .some(
      ({ attributes }) =>
        shown(attributes["listener_arn"]).startsWith(`${arn ?? ""}/`) &&
        textsAt(attributes, "endpoint_configuration.endpoint_id").some((id) => id.includes(":loadbalancer/")),
    );
}
