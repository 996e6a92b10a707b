import { areasInOrder } from "../../area";
import type { EntryWish } from "../../cloud-model";
import type { Finding, Path, Rule } from "../../rule";
import { didYouMean } from "../../suggest";
import { areaRegions, isMainland } from "../regions";

/** Where players enter an accelerator, each at an address that is lost with its area. */
export const areaRules: readonly Rule<EntryWish>[] = [
  {
    code: "entry/areas-missing",
    source: "Tencent sheet, section 7.2: an accelerator has no address but those of its areas",
    check: ({ entry: { kind, areas } }) => {
      if (kind !== "ga2" || areasInOrder(areas).some(([, { retire }]) => retire === undefined)) return [];
      const what = "`entry.areas` has no area that stays, so there is nowhere for players to enter";
      return [{ path: ["entry", "areas"], what, fix: "write at least one, e.g. `ap-seoul: { bandwidthMbps: 50 }`" }];
    },
  },
  {
    code: "entry/areas-anycast",
    source: "Tencent sheet, section 3.6: an anycast address is announced everywhere",
    check: ({ entry: { kind, areas, crossBorder } }) => {
      if (kind === "ga2") return [];
      const told: readonly (readonly [string, unknown])[] = [
        ["areas", areas],
        ["crossBorder", crossBorder],
      ];
      return told
        .filter(([, value]) => value !== undefined)
        .map(([key]) => ({
          path: ["entry", key],
          what: `\`entry.${key}\` is set, but an anycast address has no areas`,
          fix: "remove it, or write `kind: ga2` for an entry that is an accelerator",
        }));
    },
  },
  eachArea("entry/area-region", "Tencent 608/70488: the regions of Global Accelerator 2.0", (region, _area, path) => {
    if (areaRegions.some((name) => name === region)) return [];
    const what = `\`entry.areas\` has ${region}, where no accelerator can be entered${didYouMean(region, areaRegions)}`;
    return [{ path, what, fix: `choose among: ${[...areaRegions].sort().join(", ")}` }];
  }),
  eachArea("entry/area-adopt", "Tencent sheet, section 7.2: ids of areas", (region, { adopt }, path, { entry }) => {
    if (adopt === undefined) return [];
    const at = [...path, "adopt"];
    if (entry.adopt === undefined) {
      const what = `\`entry.areas.${region}.adopt\` is set, but the accelerator itself is a new one`;
      return [{ path: at, what, fix: "set `entry.adopt` to the id of the accelerator, or remove it" }];
    }
    if (/^area-[a-z0-9]{1,32}$/.test(adopt)) return [];
    const what = `\`entry.areas.${region}.adopt\` is ${adopt}, which is not the id of an area`;
    return [{ path: at, what, fix: "write the id the console shows beside the area, e.g. area-1a2b3c4d" }];
  }),
  eachArea(
    "entry/area-retire",
    "design: the line that gives an address up names it, so that it cannot be copied along",
    (region, { retire }, path) => {
      if (retire === undefined || retire === region) return [];
      const what = `\`entry.areas.${region}.retire\` is ${retire}, but the area is ${region}`;
      const fix = `write \`retire: ${region}\` to give its address up, or remove the line to keep it`;
      return [{ path: [...path, "retire"], what, fix }];
    },
  ),
  {
    code: "entry/cross-border",
    source: "Tencent sheet, sections 7.2 and 17, rule 33: a line over the border needs a promise and a review",
    check: ({ entry, home, acknowledge }) => {
      const crossing = crossingArea({ entry, home });
      if (entry.kind !== "ga2" || crossing === undefined) return [];
      const what = `\`entry.areas\` has ${crossing}, on the other side of the border of mainland China than home in ${home.region}`;
      if (entry.crossBorder === undefined) {
        const fix = "set `entry.crossBorder` to high-quality or unicom, or remove the area";
        return [{ path: ["entry", "areas", crossing], what, fix }];
      }
      if (acknowledge.includes("cross-border")) return [];
      const fix =
        "write `acknowledge: [cross-border]` once China Unicom has reviewed the account and the promise to use the line lawfully is given";
      return [{ path: ["entry", "crossBorder"], what, fix }];
    },
  },
  {
    code: "entry/cross-border-unused",
    source: "Tencent sheet, section 7.2: the line is paid for and promised for",
    check: ({ entry, home }) => {
      if (entry.kind !== "ga2" || entry.crossBorder === undefined) return [];
      if (crossingArea({ entry, home }) !== undefined) return [];
      const what = "`entry.crossBorder` is set, but no area is on the other side of the border than home";
      return [{ path: ["entry", "crossBorder"], what, fix: "remove it" }];
    },
  },
];

type Wish = Pick<EntryWish, "entry" | "home">;
type Area = NonNullable<EntryWish["entry"]["areas"]>[string];

function crossingArea({ entry, home }: Wish): string | undefined {
  return areasInOrder(entry.areas)
    .map(([region]) => region)
    .find((region) => isMainland(region) !== isMainland(home.region));
}

function eachArea(
  code: string,
  source: string,
  check: (region: string, area: Area, path: Path, wish: Wish) => readonly Finding[],
): Rule<EntryWish> {
  return {
    code,
    source,
    check: (wish) =>
      wish.entry.kind === "ga2"
        ? areasInOrder(wish.entry.areas).flatMap(([region, area]) =>
            check(region, area, ["entry", "areas", region], wish),
          )
        : [],
  };
}
