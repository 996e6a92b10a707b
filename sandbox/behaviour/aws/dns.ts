import type { Cloud } from "../../provider/cloud";
import { equal } from "../../value/equal";
import { valuesAt } from "../../value/path";
import { shown, type Group, type Value } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { eachIn } from "../each-in";
import { either, onDelete, onWrite, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { digest, hex } from "./names";
import { apiError } from "./api-error";

const type = "aws_route53_record";
/** The one hosted zone of all accelerators. */
const acceleratorZone = "Z2BJ6XQ5FK7U4H";

/** Names. Facts: AWS sheet, section 8.3. */
export const dns: Readonly<Record<string, Behaviour>> = {
  aws_route53_zone: {
    id: () => `Z${hex(19).toUpperCase()}`,
    global: true,
    inUse: "HostedZoneNotEmpty",
    references: { "vpc.vpc_id": { to: ["aws_vpc"], unchecked: true, onDelete: "leave" } },
    computed: {
      zone_id: "{id}",
      arn: "arn:aws:route53:::hostedzone/{id}",
      name_servers: ({ name }) => [0, 1, 2, 3].map((index) => `ns-${index}.awsdns-${digest(shown(name), 2)}.example`),
      primary_name_server: ({ name_servers: servers }) => (Array.isArray(servers) ? String(servers[0]) : null),
      enable_accelerated_recovery: false,
    },
    neverRead: ["force_destroy"],
    planned: ({ after }) => ({ ...after, name: canonical(after["name"]) }),
    refusedAtApply: [
      onDelete(({ id, force_destroy: forced }, { cloud }) => {
        const records = forced === true ? [] : recordsOf(id, cloud);
        return records.length > 0
          ? apiError("HostedZoneNotEmpty", `The zone contains ${records.length} records that are not its own`)
          : undefined;
      }),
    ],
  },
  [type]: {
    id: ({ zone_id: zone, name, type: kind, set_identifier: set }) =>
      [zone, canonical(name), kind, ...(says(set) ? [set] : [])].map((part) => shown(part)).join("_"),
    global: true,
    references: {
      // the zone may be written down, and be no object of this cloud
      zone_id: { to: ["aws_route53_zone"], unchecked: true, onDelete: "with" },
      health_check_id: { to: ["aws_route53_health_check"], onDelete: "leave" },
    },
    computed: { fqdn: (record, cloud) => fullName(record, cloud) },
    neverRead: ["allow_overwrite"],
    planned: ({ after }) => ({
      ...after,
      name: canonical(after["name"]),
      alias: eachIn(after["alias"], (one) => ({ ...one, name: canonical(one["name"]) })),
    }),
    refusedAtApply: [
      onWrite((after, change) =>
        either(
          () => twin(after, change),
          () => strangeAlias(after),
        ),
      ),
    ],
  },
  aws_route53_health_check: {
    global: true,
    id: () => [8, 4, 4, 4, 12].map(hex).join("-"),
    computed: {
      arn: "arn:aws:route53:::healthcheck/{id}",
      failure_threshold: 3,
      enable_sni: ({ type: kind }) => shown(kind).startsWith("HTTPS"),
    },
    refusedAtApply: [
      onWrite(({ type: kind, ip_address: ip, fqdn, port }) => {
        const probes = /^(HTTP|HTTPS|TCP)/.test(shown(kind));
        if (probes && !says(ip) && !says(fqdn)) {
          return apiError("InvalidInput", `A health check of type ${shown(kind)} needs an IP address or a domain name`);
        }
        return kind === "TCP" && !says(port) ? apiError("InvalidInput", "A TCP health check needs a port") : undefined;
      }),
    ],
  },
};

/** In lower case and without the dot at the end, as the provider keeps it. */
function canonical(name: Value | undefined): Value {
  return typeof name === "string" ? name.toLowerCase().replace(/\.$/, "") : (name ?? null);
}

function fullName({ name, zone_id: zone }: Group, cloud: Cloud): string {
  const own = shown(canonical(name));
  const above = attributesOf(cloud, "aws_route53_zone", zone)["name"];
  if (typeof above !== "string" || own === above || own.endsWith(`.${above}`)) return own;
  return own === "" ? above : `${own}.${above}`;
}

function recordsOf(zone: Value | undefined, cloud: Cloud) {
  return cloud.list(type).filter(({ attributes }) => attributes["zone_id"] === zone);
}

/** Sets of one name and type differ in their identifier and nothing but their share of one policy. */
function twin(after: Group, { id, before, cloud }: Change): string | undefined {
  const name = fullName(after, cloud);
  const words = (rest: string): string =>
    apiError(
      "InvalidChangeBatch",
      `[Tried to create resource record set [name='${name}', type='${shown(after["type"])}'] ${rest}]`,
    );
  const others = recordsOf(after["zone_id"], cloud).filter(
    (one) => one.id !== id && fullName(one.attributes, cloud) === name,
  );
  const cname = others.some(({ attributes }) => (attributes["type"] === "CNAME") !== (after["type"] === "CNAME"));
  if (cname) return words("but a CNAME conflicts with other records of the same name");
  for (const { attributes } of others.filter((one) => one.attributes["type"] === after["type"])) {
    const same = (attributes["set_identifier"] ?? "") === (after["set_identifier"] ?? "");
    if (same && !(before === null && after["allow_overwrite"] === true)) return words("but it already exists");
    if (same) continue;
    if (policyOf(attributes) !== policyOf(after))
      return words("with another routing policy than those of the same name");
    if (isLatency(after) && equal("dynamic", regionOf(attributes), regionOf(after))) {
      return words("with the same region as another latency record");
    }
  }
  return undefined;
}

function policyOf(record: Group): string {
  return (
    Object.keys(record).find((name) => {
      const value = record[name];
      return name.endsWith("_routing_policy") && (Array.isArray(value) ? value.length > 0 : value === true);
    }) ?? "simple"
  );
}

function isLatency(record: Group): boolean {
  return policyOf(record) === "latency_routing_policy";
}

function regionOf(record: Group): Value {
  return textsAt(record, "latency_routing_policy.region");
}

function strangeAlias(after: Group): string | undefined {
  const stray = valuesAt(after, "alias[]")
    .map(({ value }) => ({ name: textsAt(value, "name")[0] ?? "", zone: textsAt(value, "zone_id")[0] ?? "" }))
    .find(({ name, zone }) => name.endsWith(".awsglobalaccelerator.com") && zone !== acceleratorZone);
  return (
    stray &&
    apiError(
      "InvalidChangeBatch",
      `the alias target name ${stray.name} does not lie within the target zone ${stray.zone}`,
    )
  );
}
