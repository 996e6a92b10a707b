import type { BoundEndpoint } from "../../../../simulator/routing/anycast-eip";
import type { Case } from "./case";

interface Given {
  /** The access point that the player enters at. */
  readonly point: string;
  readonly endpoints: readonly BoundEndpoint<string>[];
}

const usual = (target: string): BoundEndpoint<string> => ({ target, mode: "Default", points: [] });
const mapped = (target: string, ...points: string[]): BoundEndpoint<string> => ({ target, mode: "Normal", points });

export const anycastEipCases: readonly Case<Given>[] = [
  {
    title: "the default endpoint alone takes all access points",
    source: "Alibaba sheet, section 16, rule 1",
    given: { point: "frankfurt", endpoints: [usual("home")] },
    expect: [["home", 1, "only"]],
  },
  {
    title: "a mapped access point leads to its endpoint",
    source: "Alibaba sheet, section 16, rule 1",
    given: { point: "frankfurt", endpoints: [usual("home"), mapped("europe", "frankfurt", "london")] },
    expect: [["europe", 1, "nearest"]],
  },
  {
    title: "an access point that is not mapped leads to the default",
    source: "Alibaba sheet, section 3.3",
    given: { point: "tokyo", endpoints: [usual("home"), mapped("europe", "frankfurt", "london")] },
    expect: [["home", 1, "nearest"]],
  },
  {
    title: "of several mapped ones the one of the access point",
    source: "Alibaba sheet, section 19, point 1",
    given: {
      point: "virginia",
      endpoints: [usual("home"), mapped("europe", "frankfurt"), mapped("america", "virginia")],
    },
    expect: [["america", 1, "nearest"]],
  },
  {
    title: "points of a default endpoint are ignored",
    source: "Alibaba sheet, section 3.2",
    given: { point: "tokyo", endpoints: [{ ...usual("home"), points: ["frankfurt"] }] },
    expect: [["home", 1, "only"]],
  },
  {
    title: "the default may stand after the others: order means nothing where modes are said",
    source: "Alibaba sheet, section 16, rule 2",
    given: { point: "tokyo", endpoints: [mapped("europe", "frankfurt"), usual("home")] },
    expect: [["home", 1, "nearest"]],
  },
  {
    title: "without a default, what is not mapped goes nowhere",
    source: "Alibaba sheet, section 3.3",
    given: { point: "tokyo", endpoints: [mapped("europe", "frankfurt")] },
    expect: [["nowhere", 1, "none"]],
  },
];
