import type { Capability } from "../capability";
import type { Edge } from "../edge";
import type { Home } from "../home";
import type { Path } from "../rule";

interface Dials {
  readonly home: Pick<Home, "dialPercent">;
  readonly edges?: Readonly<Record<string, Pick<Edge, "dialPercent">>>;
}

/** How much of the traffic directed to a place is sent there. */
export const dial: Capability<Dials> = {
  id: "dial",
  wish: "dial of a region",
  on: {
    tencent: {
      refused: "an anycast address sends all its traffic to home, and DNS all to an edge",
      instead: "remove `dialPercent`; to take an edge out write `retired: true`",
    },
    aws: { realised: "traffic dial of the endpoint group, above 0 to 100; new connections only" },
    alibaba: {
      refused: "an Anycast EIP sends all its traffic to home, and DNS all to an edge",
      instead: "remove `dialPercent`; to take an edge out write `retired: true`",
    },
  },
  source: "Tencent sheet, section 1; AWS sheet, sections 8.2 and 9, R5 to R7; Alibaba sheet, section 17",
  asked: ({ home, edges = {} }) => {
    const all: readonly (readonly [Path, number])[] = [
      [["home", "dialPercent"], home.dialPercent],
      ...Object.entries(edges).map(([key, edge]) => [["edges", key, "dialPercent"], edge.dialPercent] as const),
    ];
    return all.filter(([, percent]) => percent !== 100).map(([path]) => path);
  },
};
