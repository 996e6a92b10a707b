import type { EntryWish, TrafficWish } from "../../cloud-model";
import { own } from "../../own";
import type { Rule } from "../../rule";
import { ofHttps } from "../../rules/of-https";
import { when } from "../../when";

/** What a domain made at DNSPod takes. */
export const tencentZoneRules: readonly Rule<Pick<EntryWish, "dns">>[] = [
  {
    code: "dns/name-servers",
    source: "tencentcloud_dnspod_domain_instance: it tells no name servers",
    check: ({ dns }) => {
      const { parent, nameServers } = dns?.delegate ?? {};
      return when(parent !== undefined && nameServers === undefined, () => ({
        path: ["dns", "delegate", "nameServers"],
        what: "`dns.delegate.nameServers` is missing, and Terraform is not told which servers DNSPod gives the zone",
        fix: "remove `parent`, deploy the entry, read the servers in the console, and write both",
      }));
    },
  },
  {
    code: "dns/parent-zone-id",
    source: "tencentcloud_dnspod_record: domain",
    check: ({ dns }) =>
      when(dns?.delegate?.parentZoneId !== undefined, () => ({
        path: ["dns", "delegate", "parentZoneId"],
        what: "`dns.delegate.parentZoneId` is set, but DNSPod finds the parent by its name",
        fix: "remove it",
      })),
  },
];

/** A country or a continent as AWS writes them. */
const ofRoute53 = /^([A-Z]{2}|continent-[A-Z]{2})$/;

/** What records of DNSPod and Tencent CDN take. */
export const tencentNameRules: readonly Rule<Pick<TrafficWish, "dns" | "https" | "ports" | "acknowledge">>[] = [
  {
    code: "dns/weights-plan",
    source: "Tencent sheet, section 7.5: weights need a paid plan of the domain, and cannot be unset once set",
    check: ({ dns, acknowledge }) =>
      when(dns?.spread?.by === "weight" && !acknowledge.includes("dns-weights"), () => ({
        path: ["dns", "spread", "by"],
        what: "`dns.spread.by` is weight, which the domain's plan at DNSPod must have, and weights cannot be unset once set",
        fix: "write `by: place`, or `acknowledge: [dns-weights]` once the domain has the plan",
      })),
  },
  {
    code: "dns/place",
    source: "Tencent API DescribeRecordLineList: lines have names, which depend on the domain's plan",
    check: ({ dns }) =>
      Object.entries(dns?.spread?.places ?? {}).flatMap(([key, places]) =>
        places
          .filter((one) => ofRoute53.test(one))
          .map((one) => ({
            path: ["dns", "spread", "places", key],
            what: `\`dns.spread.places.${key}\` has ${one}, which is a place of Route 53 and no line of DNSPod`,
            fix: "write the name of a line as the domain's page in DNSPod's console has it, or default",
          })),
      ),
  },
  ofHttps("https/websocket", "tencentcloud_cdn_domain: it has no argument for WebSocket", ({ cdn, port }, { ports }) =>
    when(cdn === "tencent-cdn" && own(ports, port)?.websocket !== undefined, () => ({
      path: ["cdn"],
      what: `\`https.cdn\` is tencent-cdn, but \`ports.${port}\` speaks WebSocket, which cannot be turned on there by Terraform`,
      fix: "write `cdn: none`, or name a port that answers requests",
    })),
  ),
];
