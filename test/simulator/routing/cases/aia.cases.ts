import type { Case } from "./case";

export const aiaCases: readonly Case<string | undefined>[] = [
  {
    title: "a new flow always ends at the target in the home region",
    source: "Tencent sheet, section 18, rule 1",
    given: "home",
    expect: [["home", 1, "only"]],
  },
  {
    title: "without a target there is no service, and nothing moves elsewhere",
    source: "Tencent sheet, section 18, rule 2",
    given: undefined,
    expect: [["nowhere", 1, "none"]],
  },
];
