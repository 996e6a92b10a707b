import type { HomeWish } from "../cloud-model";
import type { Geography } from "../geography";
import { homeCidr } from "../network";
import type { Rule } from "../rule";
import { healthRules } from "./health";
import { hostBits, notPrivate, withoutSubnets } from "./networks";
import { portRules } from "./ports";
import { userDataTooLarge } from "./user-data";
import { strayZones } from "./zones";

/** What holds of home on every cloud. */
export function homeRules(cloud: Geography): readonly Rule<HomeWish>[] {
  const cidr = ({ home }: HomeWish) => ({ path: ["home", "cidr"], cidr: home.cidr });
  return [
    ...portRules,
    ...healthRules,
    {
      code: "home/zone",
      source: `${cloud.title}: a zone belongs to one region`,
      check: ({ home }) =>
        strayZones(
          cloud,
          home.region,
          home.zones.map((name, index) => ({ name, path: ["home", "zones", index] })),
        ),
    },
    {
      code: "home/zones-few",
      source: "design: home survives the loss of a zone",
      check: ({ home: { zones } }) => {
        if (new Set(zones).size >= 2) return [];
        const what = `\`home.zones\` has ${zones.length === 0 ? "no zone" : `only ${[...new Set(zones)].join()}`}`;
        return [{ path: ["home", "zones"], what, fix: "write at least two zones of the region" }];
      },
    },
    {
      code: "home/zones-twice",
      source: "design: a list is a set",
      check: ({ home: { zones } }) =>
        zones.flatMap((zone, index) => {
          if (zones.indexOf(zone) === index) return [];
          const what = `\`home.zones\` has ${zone} twice`;
          return [{ path: ["home", "zones", index], what, fix: "write each zone once" }];
        }),
    },
    {
      code: "home/min-over-max",
      source: "design",
      check: ({ home: { fleet } }) => {
        if (fleet.min <= fleet.max) return [];
        const what = `\`home.fleet.min\` is ${fleet.min}, more than \`home.fleet.max\`, which is ${fleet.max}`;
        return [{ path: ["home", "fleet", "min"], what, fix: "lower `min` or raise `max`" }];
      },
    },
    {
      code: "home/user-data",
      source: `${cloud.title}: ${cloud.maxUserDataBytes} bytes`,
      check: ({ home: { fleet } }) => userDataTooLarge(cloud, ["home", "fleet", "userData"], fleet.userData),
    },
    { code: "home/cidr-start", source: "Terraform: a CIDR network address", check: (wish) => hostBits(cidr(wish)) },
    {
      code: "home/cidr-private",
      source: `${cloud.title}: private ranges only`,
      check: (wish) => notPrivate(cidr(wish)),
    },
    {
      code: "home/cidr-size",
      source: "design: a subnet has the number of its zone",
      check: ({ home }) => withoutSubnets(cloud, { path: ["home", "cidr"], cidr: homeCidr(home) }, home.zones),
    },
  ];
}
