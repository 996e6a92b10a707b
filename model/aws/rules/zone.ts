import type { EntryWish, TrafficWish } from "../../cloud-model";
import type { Rule } from "../../rule";
import { when } from "../../when";

const zoneId = /^Z[A-Z0-9]+$/;
/** ISO country, or one of Route 53's continents. */
const place = /^(default|[A-Z]{2}|continent-(AF|AN|AS|EU|NA|OC|SA))$/;

/** What a hosted zone made with the entry takes. */
export const awsZoneRules: readonly Rule<Pick<EntryWish, "dns">>[] = [
  {
    code: "dns/zone-id-made",
    source: "design: a zone exists, or is made",
    check: ({ dns }) =>
      when(dns?.delegate !== undefined && dns.zoneId !== undefined, () => ({
        path: ["dns", "zoneId"],
        what: "`dns.zoneId` is set, but `dns.delegate` makes the zone",
        fix: "remove the one or the other; where defaults say it, write `zoneId: null` in the environment's file",
      })),
  },
  {
    code: "dns/parent-zone-id",
    source: "design: nothing is looked up; aws_route53_record: zone_id is required",
    check: ({ dns }) => {
      const { parent, parentZoneId } = dns?.delegate ?? {};
      if (parent === undefined || (parentZoneId !== undefined && zoneId.test(parentZoneId))) return [];
      const is = parentZoneId === undefined ? "is missing" : `is ${parentZoneId}, which is not the id of a hosted zone`;
      return [
        {
          path: ["dns", "delegate", "parentZoneId"],
          what: `\`dns.delegate.parentZoneId\` ${is}`,
          fix: `write the id of the hosted zone ${parent}, e.g. Z0123456789ABCDEFGHIJ`,
        },
      ];
    },
  },
  {
    code: "dns/name-servers",
    source: "aws_route53_zone: name_servers",
    check: ({ dns }) =>
      when(dns?.delegate?.nameServers !== undefined, () => ({
        path: ["dns", "delegate", "nameServers"],
        what: "`dns.delegate.nameServers` is set, but a hosted zone tells its name servers itself",
        fix: "remove it",
      })),
  },
];

/** What geolocation records take. */
export const awsPlaceRules: readonly Rule<Pick<TrafficWish, "dns">>[] = [
  {
    code: "dns/place",
    source: "Route 53: geolocation by country (ISO 3166-1) or continent",
    check: ({ dns }) =>
      Object.entries(dns?.spread?.places ?? {}).flatMap(([key, places]) =>
        places
          .filter((one) => !place.test(one))
          .map((one) => ({
            path: ["dns", "spread", "places", key],
            what: `\`dns.spread.places.${key}\` has ${one}, which Route 53 does not know`,
            fix: "write a country such as JP, a continent such as continent-EU, or default",
          })),
      ),
  },
];
