import { estimateError } from "../atlas/estimate-error";
import type { Comparison } from "../comparison-schema";
import { percent } from "../percent";
import type { Part } from "./text";

/** What a reader has to know of the figures: how good the round trips are, and which of anycast's limits are counted. */
export function restsOn({ limits }: Pick<Comparison, "limits">): Part[][] {
  const { routeChangePerHour, secondNearest } = limits;
  const all = [
    { share: routeChangePerHour, what: "routes that change and break connections", flag: "--route-change" },
    { share: secondNearest, what: "players led to the second nearest entry point", flag: "--second-nearest" },
  ];
  const limit = (begin: string, some: typeof all, of: (share: number) => Part[]): Part[][] => {
    if (some.length === 0) return [];
    const parts = some.flatMap(({ share, what, flag }, place) => [
      `${place === 0 ? "" : ", "}${what} (`,
      { shown: flag },
      ...of(share),
      ")",
    ]);
    return [[begin, ...parts]];
  };
  return [
    [
      "round trips that nobody measured are estimates: middle error ",
      { shown: `${estimateError.middlePercent} %` },
      ", a quarter is off by more than ",
      { shown: `${estimateError.quarterPercent} %` },
    ],
    ...limit(
      "not counted: ",
      all.filter(({ share }) => share === 0),
      () => [],
    ),
    ...limit(
      "counted: ",
      all.filter(({ share }) => share > 0),
      (share) => [" ", { shown: percent(share) }],
    ),
  ];
}
