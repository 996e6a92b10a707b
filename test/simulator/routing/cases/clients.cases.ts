import type { Ended, Option, Tier } from "../../../../simulator/routing/dispatch-order";
import type { Case } from "./case";

/** Where clients end: share, what gave no answer before, and whether it works. */
export type Ending = readonly [to: string, share: number, tries: number, "works" | "does not"];

const option = (target: string, answers: number, weight = 1): Option<string> => ({ target, weight, answers });
const edges = (...options: Option<string>[]): Tier<string> => ({ options, several: true });
const entry = (...options: Option<string>[]): Tier<string> => ({ options, several: false });

export const clientsCases: readonly Case<readonly Tier<string>[], readonly Ending[]>[] = [
  {
    title: "what comes first in the order, while it answers",
    source: "docs/operations/dispatch.md, How it chooses",
    given: [entry(option("entry", 1)), edges(option("tokyo", 1))],
    expect: [["entry", 1, 0, "works"]],
  },
  {
    title: "what comes next, when the first does not answer",
    source: "docs/operations/dispatch.md, Telling players where to go",
    given: [entry(option("entry", 0)), edges(option("tokyo", 1))],
    expect: [["tokyo", 1, 1, "works"]],
  },
  {
    title: "edges that are tried together by weight times room",
    source: "docs/operations/dispatch.md, How it chooses",
    given: [edges(option("singapore", 1, 200 * 20000), option("tokyo", 1, 100 * 40000))],
    expect: [
      ["singapore", 0.5, 0, "works"],
      ["tokyo", 0.5, 0, "works"],
    ],
  },
  {
    title: "an edge that is left out gets none, and is not tried",
    source: "docs/operations/dispatch.md, How it chooses",
    given: [edges(option("tokyo", 0, 0), option("singapore", 1)), entry(option("entry", 1))],
    expect: [["singapore", 1, 0, "works"]],
  },
  {
    title: "a tier of which nothing is left costs no try",
    source: "docs/operations/dispatch.md, How it chooses",
    given: [edges(option("tokyo", 0, 0)), entry(option("entry", 1))],
    expect: [["entry", 1, 0, "works"]],
  },
  {
    title: "who got no answer tries another edge of the same tier",
    source: "docs/operations/dispatch.md, How it chooses",
    given: [edges(option("tokyo", 0), option("singapore", 1)), entry(option("entry", 1))],
    expect: [
      ["singapore", 0.5, 0, "works"],
      ["singapore", 0.5, 1, "works"],
    ],
  },
  {
    title: "second and later by the same shares",
    source: "docs/operations/dispatch.md, How it chooses",
    given: [edges(option("tokyo", 0, 50), option("singapore", 1, 40), option("frankfurt", 1, 10))],
    expect: [
      ["singapore", 0.4, 0, "works"],
      ["frankfurt", 0.1, 0, "works"],
      ["singapore", 0.4, 1, "works"],
      ["frankfurt", 0.1, 1, "works"],
    ],
  },
  {
    title: "the entry is one address, taken to lead a client to the same region again",
    source: "design: decision 25",
    given: [entry(option("tokyo-group", 0), option("seoul-group", 1)), edges(option("tokyo", 1))],
    expect: [
      ["seoul-group", 0.5, 0, "works"],
      ["tokyo", 0.5, 1, "works"],
    ],
  },
  {
    title: "nothing answers: left with what came first",
    source: "docs/operations/dispatch.md, Telling players where to go",
    given: [entry(option("entry", 0)), edges(option("tokyo", 0))],
    expect: [["entry", 1, 0, "does not"]],
  },
  {
    title: "nothing answers, and several came first",
    source: "docs/operations/dispatch.md, Telling players where to go",
    given: [edges(option("tokyo", 0, 3), option("singapore", 0, 1)), entry(option("entry", 0))],
    expect: [
      ["tokyo", 0.75, 0, "does not"],
      ["singapore", 0.25, 0, "does not"],
    ],
  },
  {
    title: "half of the entry's connections get nowhere: that half moves on",
    source: "docs/operations/dispatch.md, Telling players where to go",
    given: [entry(option("entry", 0.5)), edges(option("tokyo", 1))],
    expect: [
      ["entry", 0.5, 0, "works"],
      ["tokyo", 0.5, 1, "works"],
    ],
  },
  {
    title: "nothing to try at all",
    source: "docs/operations/dispatch.md, Telling players where to go",
    given: [entry()],
    expect: [["nowhere", 1, 0, "does not"]],
  },
];

/** An answer as a case has it. */
export function asEnding(ended: readonly Ended<string>[]): Ending[] {
  return ended.map(({ target = "nowhere", share, tries, works }) => [
    target,
    Number(share.toFixed(6)),
    tries,
    works ? "works" : "does not",
  ]);
}
