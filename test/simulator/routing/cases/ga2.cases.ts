import type { Endpoint } from "../../../../simulator/routing/routed";
import type { Case } from "./case";

const endpoint = (name: string, weight: number, healthy = true): Endpoint<string> => ({
  target: name,
  weight,
  healthy,
});

export const ga2Cases: readonly Case<readonly Endpoint<string>[]>[] = [
  {
    title: "home alone",
    source: "Tencent sheet, section 7.2",
    given: [endpoint("home", 100)],
    expect: [["home", 1, "only"]],
  },
  {
    title: "endpoints of one group by weight",
    source: "design: decision 25",
    given: [endpoint("home", 100), endpoint("relay-1", 50), endpoint("relay-2", 50)],
    expect: [
      ["home", 0.5, "weight"],
      ["relay-1", 0.25, "weight"],
      ["relay-2", 0.25, "weight"],
    ],
  },
  {
    title: "weight 0 takes no new ones",
    source: "docs/operations/ga2.md, Relays behind the accelerator",
    given: [endpoint("home", 100), endpoint("relay-1", 0)],
    expect: [["home", 1, "weight"]],
  },
  {
    title: "a weight that is left out is sent as 0",
    source: "Tencent sheet, section 25",
    given: [endpoint("left-out", 0), endpoint("home", 100)],
    expect: [["home", 1, "weight"]],
  },
  {
    title: "an endpoint that its check finds unhealthy gets none",
    source: "design: decision 25",
    given: [endpoint("home", 100), endpoint("relay-1", 100, false)],
    expect: [["home", 1, "weight"]],
  },
  {
    title: "home unhealthy: relays take over, by weight",
    source: "design: decision 25",
    given: [endpoint("home", 100, false), endpoint("relay-1", 30), endpoint("relay-2", 10)],
    expect: [
      ["relay-1", 0.75, "weight"],
      ["relay-2", 0.25, "weight"],
    ],
  },
  {
    title: "nothing healthy: not documented; taken is what its load balancer does",
    source: "Tencent sheet, section 18, rule 11",
    given: [endpoint("home", 100, false), endpoint("relay-1", 100, false)],
    expect: [
      ["home", 0.5, "fail-open", "undocumented"],
      ["relay-1", 0.5, "fail-open", "undocumented"],
    ],
  },
  {
    title: "nothing healthy, and one without a weight",
    source: "Tencent sheet, section 18, rule 11",
    given: [endpoint("home", 100, false), endpoint("relay-1", 0, false)],
    expect: [["home", 1, "fail-open", "undocumented"]],
  },
];
