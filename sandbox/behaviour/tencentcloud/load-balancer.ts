import { privateAddress } from "../addresses";
import type { Behaviour } from "../behaviour";
import { protectedBy, refusing, says } from "../objections";
import { isBound } from "./is-bound";
import type { Cloud } from "../../provider/cloud";
import { valuesAt } from "../../value/path";
import { isGroup, isList, type Group, type Value } from "../../value/value";

const publicOnly = [
  "vip_isp",
  "address_ip_version",
  "internet_charge_type",
  "master_zone_id",
  "slave_zone_id",
  "zone_id",
  "target_region_info_region",
  "target_region_info_vpc_id",
];
const health = /^health_(check|source)_/;
const ofHttp = ["http_code", "http_domain", "http_method", "http_path", "http_version"].map(
  (name) => `health_check_${name}`,
);
const ofMessage = ["context_type", "send_context", "recv_context"].map((name) => `health_check_${name}`);

/** Load balancers. Facts: Tencent sheet, sections 4.2 to 4.4, 8 and 25. */
export const loadBalancer: Readonly<Record<string, Behaviour>> = {
  tencentcloud_clb_instance: {
    id: "lb-{*}",
    references: {
      vpc_id: { to: ["tencentcloud_vpc"] },
      subnet_id: { to: ["tencentcloud_subnet"] },
      "security_groups[]": { to: ["tencentcloud_security_group"] },
      eip_address_id: { to: ["tencentcloud_eip"], onDelete: "leave" },
    },
    unique: { attribute: "clb_name", says: (name) => `Same CLB name ${name} exists!` },
    computed: {
      clb_vips: (attributes, cloud) => {
        const address = privateAddress("tencentcloud_subnet", "subnet_id", {
          tencentcloud_clb_instance: "clb_vips",
          tencentcloud_instance: "private_ip",
        })(attributes, cloud);
        return address === null ? [] : [address];
      },
    },
    keptBlocks: ["exclusive_cluster"],
    refusedAtApply: [
      protectedBy("delete_protect"),
      ({ before, after }) =>
        after === null && says(before?.["eip_address_id"])
          ? "the CLB has an EIP bound by eip_address_id: unbind it in an apply of its own first"
          : undefined,
      ({ before, after, cloud }) => {
        const [eip, old] = [after, before].map((clb) => clb?.["eip_address_id"]);
        if (typeof eip !== "string" || eip === old) return undefined;
        const address = cloud.get("tencentcloud_eip", eip);
        return address && isBound({ ...address.attributes, id: eip }, cloud) ? "eip status is illegal BIND" : undefined;
      },
      // read in the configuration: the cloud itself fills some of them in
      ({ after, config }) => {
        if (after?.["network_type"] !== "INTERNAL") return undefined;
        const found = publicOnly.find((name) => says(config?.[name]));
        return found === undefined ? undefined : `INTERNAL network_type do not support ${found}`;
      },
      refusing(({ network_type: type, vpc_id: vpc, subnet_id: subnet }) =>
        type === "INTERNAL" && !(says(vpc) && says(subnet))
          ? "INTERNAL network_type needs vpc_id and subnet_id"
          : undefined,
      ),
    ],
  },
  tencentcloud_clb_listener: {
    id: "{clb_id}#{listener_id}",
    references: { clb_id: { to: ["tencentcloud_clb_instance"], onDelete: "with" } },
    computed: {
      listener_id: "lbl-{*}",
      target_type: "NODE",
      health_check_switch: false,
      health_check_type: (listener) => (listener["health_check_switch"] === true ? checkOf(listener) : null),
      health_check_http_method: ({ health_check_type: type }) => (type === "HTTP" ? "HEAD" : null),
      // seconds (docs 214/50011)
      idle_connect_timeout: ({ protocol }) => (protocol === "UDP" ? 300 : protocol === "TCP" ? 900 : null),
    },
    refusedAtApply: [
      ({ after, config }) => refusedHealth(after?.["protocol"], config ?? {}),
      refusing(refusedListener),
    ],
    kept: keptListener,
  },
  tencentcloud_clb_listener_rule: {
    id: "{clb_id}#{listener_id}#{rule_id}",
    references: {
      clb_id: { to: ["tencentcloud_clb_instance"], onDelete: "with" },
      listener_id: { to: ["tencentcloud_clb_listener"], by: "listener_id", onDelete: "with" },
    },
    computed: { rule_id: "loc-{*}", forward_type: "HTTP", scheduler: "WRR" },
    keptBlocks: ["oauth"],
  },
  tencentcloud_clb_attachment: {
    // the one owner of the listener's targets: a second one takes its place
    id: "{rule_id}#{listener_id}#{clb_id}",
    references: {
      clb_id: { to: ["tencentcloud_clb_instance"], onDelete: "with" },
      // not the listener's own id, which is clbId#listenerId
      listener_id: { to: ["tencentcloud_clb_listener"], by: "listener_id", onDelete: "with" },
      "targets.instance_id": { to: ["tencentcloud_instance"], onDelete: "leave" },
    },
    seen: ({ listener_id: listener, targets }, cloud) => ({
      targets: [...(isList(targets) ? targets : []), ...registeredByGroups(listener, cloud)],
    }),
  },
  tencentcloud_clb_target_group: { id: "lbtg-{*}", computed: { type: "v1" }, keptBlocks: ["health_check"] },
  tencentcloud_clb_target_group_attachments: { id: "{load_balancer_id}{target_group_id}" },
  tencentcloud_clb_target_group_instance_attachment: {
    id: "{target_group_id}#{bind_ip}#{port}",
    references: { target_group_id: { to: ["tencentcloud_clb_target_group"], onDelete: "with" } },
  },
};

function refusedListener(listener: Group): string | undefined {
  const { protocol, scheduler, session_expire_time: session } = listener;
  const type = checkOf(listener);
  const said = (name: string): boolean => says(listener[name]);
  const layer4 = protocol === "TCP" || protocol === "UDP";
  const stray = (names: readonly string[], when: string): string | undefined => {
    const name = names.find(said);
    return name === undefined ? undefined : `${name} is not supported ${when}`;
  };
  if (says(session) && !layer4) return "session_expire_time is only supported by TCP and UDP listeners";
  if (says(session) && scheduler !== "WRR") return "session_expire_time is only supported with scheduler WRR";
  if (layer4 && scheduler === "IP_HASH") return `scheduler IP_HASH is not supported by ${protocol} listeners`;
  if (protocol === "HTTP" || protocol === "HTTPS") return undefined;
  if (protocol === "TCP_SSL" && !said("certificate_id") && !hasItems(listener["multi_cert_info"])) {
    return "TCP_SSL listeners need a certificate";
  }
  if (type === "TCP" || type === "PING") return stray([...ofHttp, ...ofMessage], `with a ${type} check`);
  if (type === "HTTP") return stray(ofMessage, "with an HTTP check");
  if (type === "CUSTOM") {
    const absent = ofMessage.find((name) => !said(name));
    return absent === undefined ? stray(ofHttp, "with a CUSTOM check") : `a CUSTOM check needs ${absent}`;
  }
  return undefined;
}

/** Read in the configuration: the cloud itself has them switched off. */
function refusedHealth(protocol: Value | undefined, config: Group): string | undefined {
  if (protocol !== "HTTP" && protocol !== "HTTPS") return undefined;
  const name = Object.keys(config).find((key) => health.test(key) && says(config[key]));
  return name === undefined
    ? undefined
    : `${name} is not supported by ${protocol} listeners: it belongs to their rules`;
}

/** The kind of check, which need not be said. */
function checkOf({ health_check_type: type, protocol }: Group): Value {
  if (says(type)) return type ?? null;
  return protocol === "UDP" ? "PING" : "TCP";
}

/** Machines that scaling groups have put on a listener. An attachment owns all targets of its listener, so it sees them. */
function registeredByGroups(listener: Value | undefined, cloud: Cloud): Value[] {
  return cloud.list("tencentcloud_as_scaling_group").flatMap(({ id, attributes }) =>
    valuesAt(attributes, "forward_balancer_ids[]")
      .filter(({ value }) => isGroup(value) && value["listener_id"] === listener)
      .flatMap(({ value }) => valuesAt(value, "target_attribute[]"))
      .map(({ value }) => ({ ...(isGroup(value) ? value : {}), instance_id: `ins-of-${id}`, eni_ip: null })),
  );
}

/** Health numbers are dropped while the check is off; an HTTP check without codes comes back with all of them. */
function keptListener(listener: Group): Group {
  if (listener["health_check_switch"] !== true) {
    const numbers = Object.keys(listener).filter((name) => health.test(name) && name !== "health_check_switch");
    return { ...listener, ...Object.fromEntries(numbers.map((name) => [name, null])) };
  }
  const open = listener["health_check_type"] === "HTTP" && !says(listener["health_check_http_code"]);
  return open ? { ...listener, health_check_http_code: 31 } : listener;
}

function hasItems(value: Group[string] | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}
