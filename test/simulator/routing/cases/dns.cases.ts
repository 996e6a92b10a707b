import type { Choice, SpreadBy } from "../../../../simulator/routing/dns";
import type { Case } from "./case";

interface Given {
  readonly by: SpreadBy;
  readonly choices: readonly Choice<string>[];
  /** Of the player's resolver. */
  readonly places?: readonly string[];
}

const plain = { weight: 1, healthy: true, milliseconds: 0, places: [] };
const far = (target: string, milliseconds: number, healthy = true) => ({ ...plain, target, milliseconds, healthy });
const share = (target: string, weight: number, healthy = true) => ({ ...plain, target, weight, healthy });
const at = (target: string, places: readonly string[], healthy = true) => ({ ...plain, target, places, healthy });

export const dnsCases: readonly Case<Given>[] = [
  {
    title: "by latency the nearest",
    source: "AWS sheet, section 8.3",
    given: { by: "latency", choices: [far("tokyo", 40), far("singapore", 90)] },
    expect: [["tokyo", 1, "nearest"]],
  },
  {
    title: "by latency the nearest whose health check passes",
    source: "AWS sheet, section 8.3",
    given: { by: "latency", choices: [far("tokyo", 40, false), far("singapore", 90)] },
    expect: [["singapore", 1, "nearest"]],
  },
  {
    title: "none passes: all count as healthy",
    source: "AWS sheet, section 8.3",
    given: { by: "latency", choices: [far("tokyo", 40, false), far("singapore", 90, false)] },
    expect: [["tokyo", 1, "fail-open"]],
  },
  {
    title: "by weight each its share",
    source: "AWS sheet, section 8.3",
    given: { by: "weight", choices: [share("tokyo", 3), share("singapore", 1)] },
    expect: [
      ["tokyo", 0.75, "weight"],
      ["singapore", 0.25, "weight"],
    ],
  },
  {
    title: "by weight without those that are not healthy",
    source: "AWS sheet, section 8.3",
    given: { by: "weight", choices: [share("tokyo", 3, false), share("singapore", 1)] },
    expect: [["singapore", 1, "weight"]],
  },
  {
    title: "DNSPod's weights, of which its sheet says no more than their range",
    source: "design: decision 25",
    given: { by: "weight", choices: [share("tokyo", 100), share("frankfurt", 100)] },
    expect: [
      ["tokyo", 0.5, "weight"],
      ["frankfurt", 0.5, "weight"],
    ],
  },
  {
    title: "by place the one that is named for the resolver's",
    source: "AWS sheet, section 8.3",
    given: { by: "place", choices: [at("tokyo", ["JP"]), at("frankfurt", ["DE", "default"])], places: ["JP"] },
    expect: [["tokyo", 1, "order"]],
  },
  {
    title: "by place the default for the rest of the world",
    source: "AWS sheet, section 8.3",
    given: { by: "place", choices: [at("tokyo", ["JP"]), at("frankfurt", ["DE", "default"])], places: ["BR"] },
    expect: [["frankfurt", 1, "order"]],
  },
  {
    title: "lines of Alibaba Cloud DNS have a default too",
    source: "design: decision 25",
    given: { by: "place", choices: [at("singapore", ["default"])], places: ["JP"] },
    expect: [["singapore", 1, "order"]],
  },
  {
    title: "the narrower place counts before the wider",
    source: "AWS sheet, section 8.3",
    given: {
      by: "place",
      choices: [at("frankfurt", ["continent-EU"]), at("paris", ["FR"]), at("tokyo", ["default"])],
      places: ["FR", "continent-EU"],
    },
    expect: [["paris", 1, "order"]],
  },
  {
    title: "no record answers: no answer",
    source: "AWS sheet, section 8.3",
    given: { by: "place", choices: [at("tokyo", ["JP"])], places: ["BR"] },
    expect: [["nowhere", 1, "none"]],
  },
];
