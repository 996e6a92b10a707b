import type { Endpoint } from "../../../../simulator/routing/routed";
import type { Case } from "./case";

const target = (name: string, weight: number, healthy = true): Endpoint<string> => ({ target: name, weight, healthy });

export const loadBalancerCases: readonly Case<readonly Endpoint<string>[]>[] = [
  {
    title: "healthy targets by weight",
    source: "Tencent sheet, section 18, rule 3",
    given: [target("a", 30), target("b", 10)],
    expect: [
      ["a", 0.75, "weight"],
      ["b", 0.25, "weight"],
    ],
  },
  {
    title: "weight 0 gets none",
    source: "Tencent sheet, section 18, rule 3",
    given: [target("a", 0), target("b", 10)],
    expect: [["b", 1, "weight"]],
  },
  {
    title: "weight 0 stops new connections",
    source: "Tencent sheet, section 7.1",
    given: [target("a", 10), target("b", 0), target("c", 10)],
    expect: [
      ["a", 0.5, "weight"],
      ["c", 0.5, "weight"],
    ],
  },
  {
    title: "an unhealthy target gets none",
    source: "Tencent sheet, section 18, rule 3",
    given: [target("a", 10, false), target("b", 10)],
    expect: [["b", 1, "weight"]],
  },
  {
    title: "all unhealthy: all of them get connections",
    source: "Tencent sheet, section 8",
    given: [target("a", 10, false), target("b", 10, false)],
    expect: [
      ["a", 0.5, "fail-open"],
      ["b", 0.5, "fail-open"],
    ],
  },
  {
    title: "the same is read first of the sheet",
    source: "Tencent sheet, section 1, point 9",
    given: [target("a", 30, false), target("b", 10, false)],
    expect: [
      ["a", 0.75, "fail-open"],
      ["b", 0.25, "fail-open"],
    ],
  },
  {
    title: "a group of AWS that is all unhealthy fails open",
    source: "AWS sheet, section 5.3",
    given: [target("zone-a", 1, false), target("zone-c", 1, false)],
    expect: [
      ["zone-a", 0.5, "fail-open"],
      ["zone-c", 0.5, "fail-open"],
    ],
  },
  {
    title: "no target: nothing takes it",
    source: "Tencent sheet, section 18, rule 2",
    given: [],
    expect: [["nowhere", 1, "none"]],
  },
];
