import type { Cloud } from "../../provider/cloud";
import { contains, parseCidr } from "../../value/cidr";
import { isGroup, shown, unknown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { eachIn } from "../each-in";
import { attributesOf } from "../look-up";
import { either, onCreate, onWrite, says } from "../objections";
import { apiError } from "./api-error";
import { strangeNode } from "./ens-node";
import { now } from "./names";
import { strangePorts } from "./ports";
import { strangeRange } from "./subnet-range";

const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const inNetwork = { network_id: { to: ["alicloud_ens_network"] }, vswitch_id: { to: ["alicloud_ens_vswitch"] } };
const places = { network_id: "alicloud_ens_network", vswitch_id: "alicloud_ens_vswitch" };
const specs = ["elb.s1.small", "elb.s2.small", "elb.s2.medium", "elb.s3.small", "elb.s3.medium"];

/** Networks of edge nodes, which no road joins to anything. Facts: Alibaba sheet, section 5. */
export const ensNetwork: Readonly<Record<string, Behaviour>> = {
  alicloud_ens_network: {
    id: "n-{*}",
    global: true,
    inUse: "InvalidOperation.NetworkInUse",
    retriesDelete: true,
    computed: { create_time: now, status: "Available" },
    refusedAtApply: [
      onCreate(({ cidr_block: cidr }) => {
        const own = parseCidr(shown(cidr));
        const inside = privateRanges.map(parseCidr).some((range) => range && own && contains(range, own));
        return inside
          ? undefined
          : apiError("InvalidParameter.CidrBlock", `${shown(cidr)} is not inside ${privateRanges.join(", ")}`);
      }),
    ],
  },
  alicloud_ens_vswitch: {
    id: "vsw-{*}",
    global: true,
    inUse: "InvalidOperation.VSwitchInUse",
    retriesDelete: true,
    references: { network_id: inNetwork.network_id },
    computed: { create_time: now, status: "Available" },
    refusedAtApply: [
      onCreate((vswitch, cloud) =>
        either(
          () => strangeNode(vswitch, { network_id: "alicloud_ens_network" }, cloud),
          () => strayRange(vswitch, cloud),
        ),
      ),
    ],
  },
  alicloud_ens_security_group: {
    id: "sg-{*}",
    global: true,
    inUse: "InvalidOperation.SecurityGroupInUse",
    retriesDelete: true,
    refusedAtApply: [onWrite(({ permissions }) => strangePermission(permissions))],
    kept: (told) => ({ ...told, permissions: eachIn(told["permissions"], asKept) }),
  },
  alicloud_ens_load_balancer: {
    id: "lb-{*}",
    global: true,
    references: { ...inNetwork, "backend_servers.server_id": { to: ["alicloud_ens_instance"], onDelete: "leave" } },
    computed: { create_time: now, status: "Active" },
    refusedAtApply: [
      onCreate((balancer, cloud) =>
        either(
          () => strangeNode(balancer, places, cloud),
          () =>
            specs.includes(shown(balancer["load_balancer_spec"]))
              ? undefined
              : apiError("InvalidParameter.LoadBalancerSpec", `the spec must be one of ${specs.join(", ")}`),
        ),
      ),
    ],
  },
  alicloud_ens_nat_gateway: {
    id: "nat-{*}",
    global: true,
    references: inNetwork,
    computed: { create_time: now, instance_type: "enat.default" },
    refusedAtApply: [onCreate((gateway, cloud) => strangeNode(gateway, places, cloud))],
  },
};

function strayRange(vswitch: Group, cloud: Cloud): string | undefined {
  const { network_id: id } = vswitch;
  const siblings = cloud.list("alicloud_ens_vswitch").filter(({ attributes }) => attributes["network_id"] === id);
  const wrong = strangeRange(vswitch, attributesOf(cloud, "alicloud_ens_network", id), siblings);
  return wrong && apiError("InvalidParameter.CidrBlock", wrong);
}

function strangePermission(permissions: Group[string] | undefined): string | undefined {
  for (const one of Array.isArray(permissions) ? permissions.filter(isGroup) : []) {
    const { ip_protocol: protocol, port_range: ports, direction } = asKept(one);
    const wrong = strangePorts(shown(protocol), shown(ports));
    if (wrong !== undefined) return apiError("InvalidParameter.PortRange", wrong);
    if (!says(direction)) return apiError("MissingParameter.Direction", "a permission needs a direction");
  }
  return undefined;
}

/** What is left out, as the cloud fills it in. */
function asKept(permission: Group): Group {
  const usual: Group = {
    creation_time: now(),
    ip_protocol: "ALL",
    policy: "Accept",
    port_range: "-1/-1",
    source_port_range: "-1/-1",
    priority: 1,
    source_cidr_ip: permission["direction"] === "egress" ? "" : "0.0.0.0/0",
  };
  const isOpen = (value: Value): boolean => value === null || value === unknown;
  const open = Object.entries(usual).filter(([name]) => isOpen(permission[name] ?? null));
  return { ...permission, ...Object.fromEntries(open) };
}
