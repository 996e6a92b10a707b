import { isObject, list, text } from "../plan/json";
import type { ResourceChange, Values } from "../plan/plan";
import type { PortRange } from "./view";

/** Ports that a security group opens to the whole world. */
export interface Opening extends PortRange {
  readonly protocol: "tcp" | "udp" | "all";
}

const every: PortRange = { from: 0, to: 65535 };

/** How the rules of each type are written; only what players could send through counts, so ICMP does not. */
const readers: Readonly<Record<string, (values: Values) => readonly Opening[]>> = {
  aws_vpc_security_group_ingress_rule: (values) =>
    opening(values["ip_protocol"], [values["cidr_ipv4"], values["cidr_ipv6"]], numbers(values)),
  aws_security_group: ({ ingress }) => list(ingress).filter(isObject).flatMap(inline),
  aws_security_group_rule: (values) => (values["type"] === "ingress" ? inline(values) : []),
  tencentcloud_security_group_rule_set: ({ ingress }) =>
    list(ingress)
      .filter(isObject)
      // most rules are for few, and need not be read any further
      .filter((rule) => rule["action"] === "ACCEPT" && [rule["cidr_block"], rule["ipv6_cidr_block"]].some(isWorld))
      .flatMap((rule) =>
        written(rule["port"]).flatMap((ports) =>
          opening(rule["protocol"], [rule["cidr_block"], rule["ipv6_cidr_block"]], ports),
        ),
      ),
  tencentcloud_security_group_lite_rule: ({ ingress }) =>
    list(ingress).flatMap((rule) => {
      const [action = "", source, ports, protocol] = (text(rule) ?? "").split("#");
      return action.toUpperCase() === "ACCEPT" ? written(ports).flatMap((one) => opening(protocol, [source], one)) : [];
    }),
  alicloud_security_group_rule: (values) =>
    values["type"] === "ingress" && values["policy"] !== "drop"
      ? alibabaOpening(values, [values["cidr_ip"], values["ipv6_cidr_ip"]])
      : [],
  alicloud_ens_security_group: ({ permissions }) =>
    list(permissions)
      .filter(isObject)
      .filter(({ direction, policy }) => direction === "ingress" && policy !== "Drop")
      .flatMap((rule) => alibabaOpening(rule, [rule["source_cidr_ip"], rule["ipv6_source_cidr_ip"]])),
};

/** What is open to the world by one resource, before or after a change. */
export function openingsOf({ type }: ResourceChange, values: Values | null): readonly Opening[] {
  return values === null ? [] : (readers[type]?.(values) ?? []);
}

/** Whether everything that the one lets in, the other lets in too. */
export function covers(wide: Opening, narrow: Opening): boolean {
  const protocols = wide.protocol === "all" || wide.protocol === narrow.protocol;
  return protocols && wide.from <= narrow.from && wide.to >= narrow.to;
}

function inline(rule: Values): Opening[] {
  const sources = [...list(rule["cidr_blocks"]), ...list(rule["ipv6_cidr_blocks"])];
  return opening(rule["protocol"], sources, numbers(rule));
}

/** `7000/7010`; `-1/-1` or nothing is all. */
function alibabaOpening(rule: Values, sources: readonly unknown[]): Opening[] {
  const ports = (text(rule["port_range"]) ?? "-1/-1").replace("/", "-").replace("-1--1", "ALL");
  return written(ports).flatMap((one) => opening(rule["ip_protocol"], sources, one));
}

function opening(protocol: unknown, sources: readonly unknown[], ports: PortRange): Opening[] {
  const known = protocols[String(protocol).toLowerCase()];
  if (known === undefined || !sources.some(isWorld)) return [];
  return [{ protocol: known, ...(known === "all" ? every : ports) }];
}

const protocols: Readonly<Record<string, Opening["protocol"]>> = {
  tcp: "tcp",
  "6": "tcp",
  udp: "udp",
  "17": "udp",
  all: "all",
  "-1": "all",
};

/** Half of all addresses is as good as all. */
function isWorld(source: unknown): boolean {
  return typeof source === "string" && /\/[01]$/.test(source);
}

function numbers({ from_port: from, to_port: to }: Values): PortRange {
  return typeof from === "number" && typeof to === "number" && from >= 0 ? { from, to } : every;
}

/** `7000`, `7000-7010`, `80,443` or `ALL`; nothing written is all. */
function written(ports: unknown): PortRange[] {
  if (typeof ports !== "string" || ports === "" || ports.toUpperCase() === "ALL") return [every];
  return ports.split(",").map((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return { from, to };
  });
}
