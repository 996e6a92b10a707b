import type { Group } from "../../../../simulator/routing/global-accelerator";
import type { Case } from "./case";

type Endpoints = Readonly<Record<string, { readonly weight: number; readonly healthy: boolean }>>;

const well = { weight: 128, healthy: true };
const unwell = { weight: 128, healthy: false };
const drained = { weight: 0, healthy: true };
const weight = (of: number, healthy = true) => ({ weight: of, healthy });

function group(dialPercent: number, endpoints: Endpoints): Group<string> {
  return {
    dialPercent,
    endpoints: Object.entries(endpoints).map(([target, endpoint]) => ({ target, ...endpoint })),
  };
}

/** The player's nearest group first. */
export const globalAcceleratorCases: readonly Case<readonly Group<string>[]>[] = [
  {
    title: "the closest group that has an eligible endpoint",
    source: "AWS sheet, section 9, R4",
    given: [group(100, { tokyo: well }), group(100, { seoul: well })],
    expect: [["tokyo", 1, "nearest"]],
  },
  {
    title: "one group alone takes everyone",
    source: "AWS sheet, section 9, R4",
    given: [group(100, { seoul: well })],
    expect: [["seoul", 1, "only"]],
  },
  {
    title: "dial 50: half is accepted, half goes to another region",
    source: "AWS sheet, section 9, R5",
    given: [group(50, { virginia: well }), group(100, { oregon: well })],
    expect: [
      ["virginia", 0.5, "nearest"],
      ["oregon", 0.5, "spill"],
    ],
  },
  {
    title: "a dial counts on what is directed to the group, also on what another has handed on",
    source: "AWS sheet, section 9, R5",
    given: [group(50, { a: well }), group(50, { b: well }), group(100, { c: well })],
    expect: [
      ["a", 0.5, "nearest"],
      ["b", 0.25, "spill"],
      ["c", 0.25, "spill"],
    ],
  },
  {
    title: "the dial of a farther group does not count while the nearest accepts all",
    source: "AWS sheet, section 9, R5",
    given: [group(100, { a: well }), group(10, { b: well })],
    expect: [["a", 1, "nearest"]],
  },
  {
    title: "dial 1 accepts one in a hundred",
    source: "AWS sheet, section 9, R5",
    given: [group(1, { a: well }), group(100, { b: well })],
    expect: [
      ["a", 0.01, "nearest"],
      ["b", 0.99, "spill"],
    ],
  },
  {
    title: "two groups at 50: players near the one are halved",
    source: "AWS sheet, section 9, R6",
    given: [group(50, { virginia: well }), group(50, { oregon: well })],
    expect: [
      ["virginia", 0.5, "nearest"],
      ["oregon", 0.5, "spill"],
    ],
  },
  {
    title: "two groups of one other dial serve everyone as well",
    source: "AWS sheet, section 9, R6",
    given: [group(20, { oregon: well }), group(20, { virginia: well })],
    expect: [
      ["oregon", 0.2, "nearest"],
      ["virginia", 0.8, "spill"],
    ],
  },
  {
    title: "three groups below 100: who takes the rest is not said",
    source: "AWS sheet, section 9, R6",
    given: [group(50, { a: well }), group(50, { b: well }), group(50, { c: well })],
    expect: [
      ["a", 0.5, "nearest"],
      ["b", 0.25, "spill"],
      ["c", 0.25, "spill", "undocumented"],
    ],
  },
  {
    title: "two groups of different dials below 100: not said either",
    source: "AWS sheet, section 24, point 4",
    given: [group(50, { a: well }), group(30, { b: well })],
    expect: [
      ["a", 0.5, "nearest"],
      ["b", 0.5, "spill", "undocumented"],
    ],
  },
  {
    title: "one group alone below 100: not said either",
    source: "AWS sheet, section 24, point 4",
    given: [group(40, { a: well })],
    expect: [["a", 1, "only", "undocumented"]],
  },
  {
    title: "one group at 100 among others below: nothing is left over, and all of it is documented",
    source: "AWS sheet, section 20, rule 14",
    given: [group(20, { a: well }), group(100, { b: well }), group(20, { c: well })],
    expect: [
      ["a", 0.2, "nearest"],
      ["b", 0.8, "spill"],
    ],
  },
  {
    title: "dial 0 gets no ordinary traffic",
    source: "AWS sheet, section 9, R7",
    given: [group(0, { a: well }), group(100, { b: well })],
    expect: [["b", 1, "spill"]],
  },
  {
    title: "dial 0 in the middle is passed over",
    source: "AWS sheet, section 9, R7",
    given: [group(50, { a: well }), group(0, { b: well }), group(100, { c: well })],
    expect: [
      ["a", 0.5, "nearest"],
      ["c", 0.5, "spill"],
    ],
  },
  {
    title: "all dials 0: what happens is not said; nothing is promised",
    source: "AWS sheet, section 24, point 4",
    given: [group(0, { a: well }), group(0, { b: well })],
    expect: [["nowhere", 1, "none", "undocumented"]],
  },
  {
    title: "no group: nothing reaches a region without one",
    source: "AWS sheet, section 9, R4",
    given: [],
    expect: [["nowhere", 1, "none"]],
  },
  {
    title: "within a group by weight",
    source: "AWS sheet, section 9, R8",
    given: [group(100, { a: weight(128), b: weight(64), c: weight(64) })],
    expect: [
      ["a", 0.5, "only"],
      ["b", 0.25, "only"],
      ["c", 0.25, "only"],
    ],
  },
  {
    title: "the ordinary weight and the highest",
    source: "AWS sheet, section 9, R8",
    given: [group(100, { a: weight(255), b: weight(255) })],
    expect: [
      ["a", 0.5, "only"],
      ["b", 0.5, "only"],
    ],
  },
  {
    title: "weight 0 gets nothing while another has weight",
    source: "AWS sheet, section 9, R8",
    given: [group(100, { a: drained, b: well })],
    expect: [["b", 1, "only"]],
  },
  {
    title: "an unhealthy endpoint gets nothing; the group has another",
    source: "AWS sheet, section 9, R8",
    given: [group(100, { a: unwell, b: well }), group(100, { far: well })],
    expect: [["b", 1, "nearest"]],
  },
  {
    title: "what an unhealthy endpoint would have got is shared by the others' weights",
    source: "AWS sheet, section 9, R8",
    given: [group(100, { a: unwell, b: weight(30), c: weight(10) })],
    expect: [
      ["b", 0.75, "only"],
      ["c", 0.25, "only"],
    ],
  },
  {
    title: "without an eligible endpoint another group takes over",
    source: "AWS sheet, section 9, R11",
    given: [group(100, { tokyo: unwell }), group(100, { seoul: well })],
    expect: [["seoul", 1, "failover"]],
  },
  {
    title: "failover ignores dials; of one between 0 and 100 R4 can be read otherwise",
    source: "AWS sheet, section 9, R11",
    given: [group(100, { tokyo: unwell }), group(10, { seoul: well }), group(100, { oregon: well })],
    expect: [["seoul", 1, "failover", "undocumented"]],
  },
  {
    title: "dial 0 is still failed over to",
    source: "AWS sheet, section 9, R11",
    given: [group(100, { tokyo: unwell }), group(0, { seoul: well })],
    expect: [["seoul", 1, "failover"]],
  },
  {
    title: "a nearer group with dial 0 takes over as well",
    source: "AWS sheet, section 1, point 4",
    given: [group(0, { standby: well }), group(100, { tokyo: unwell })],
    expect: [["standby", 1, "failover"]],
  },
  {
    title: "what was handed on to a group that is not well comes back to the nearest",
    source: "AWS sheet, section 9, R11",
    given: [group(50, { a: well }), group(100, { b: unwell }), group(100, { c: well })],
    expect: [
      ["a", 0.5, "nearest"],
      ["a", 0.5, "failover", "undocumented"],
    ],
  },
  {
    title: "failover is shared by the weights of the group that takes over",
    source: "AWS sheet, section 9, R8",
    given: [group(100, { a: unwell }), group(0, { b: weight(200), c: weight(50) })],
    expect: [
      ["b", 0.8, "failover"],
      ["c", 0.2, "failover"],
    ],
  },
  {
    title: "the third further group is tried",
    source: "AWS sheet, section 9, R12",
    given: [group(100, { a: unwell }), group(100, { b: unwell }), group(100, { c: unwell }), group(100, { d: well })],
    expect: [["d", 1, "failover"]],
  },
  {
    title: "the fourth further group is not, though it is well: failed open",
    source: "AWS sheet, section 9, R12",
    given: [
      group(100, { a: unwell }),
      group(100, { b: unwell }),
      group(100, { c: unwell }),
      group(100, { d: unwell }),
      group(100, { e: well }),
    ],
    expect: [["a", 1, "fail-open"]],
  },
  {
    title: "the three closest are counted beside the original",
    source: "AWS sheet, section 24, point 3",
    given: [group(0, { a: unwell }), group(100, { b: unwell }), group(100, { c: unwell }), group(100, { d: well })],
    expect: [["d", 1, "failover"]],
  },
  {
    title: "nothing eligible anywhere: to the closest group, well or not",
    source: "AWS sheet, section 9, R13",
    given: [group(100, { a: unwell }), group(100, { b: unwell })],
    expect: [["a", 1, "fail-open"]],
  },
  {
    title: "failed open, all endpoints of the closest group get the same, whatever their weight",
    source: "AWS sheet, section 9, R13",
    given: [group(100, { a: weight(200, false), b: weight(50, false), c: weight(0, true), d: weight(0, false) })],
    expect: [
      ["a", 0.25, "fail-open", "undocumented"],
      ["b", 0.25, "fail-open", "undocumented"],
      ["c", 0.25, "fail-open", "undocumented"],
      ["d", 0.25, "fail-open", "undocumented"],
    ],
  },
  {
    title: "the endpoints of farther groups get nothing when it fails open",
    source: "AWS sheet, section 24, point 2",
    given: [group(100, { a: unwell, b: unwell }), group(100, { c: unwell })],
    expect: [
      ["a", 0.5, "fail-open", "undocumented"],
      ["b", 0.5, "fail-open", "undocumented"],
    ],
  },
  {
    title: "the closest group need not be the one first chosen: its dial was 0",
    source: "AWS sheet, section 9, R14",
    given: [group(0, { a: unwell }), group(100, { b: unwell })],
    expect: [["a", 1, "fail-open"]],
  },
  {
    title: "all weights 0 fail open, and hide the mistake",
    source: "AWS sheet, section 1, point 2",
    given: [group(100, { a: drained }), group(100, { b: drained })],
    expect: [["a", 1, "fail-open"]],
  },
  {
    title: "a drained group hands its players on",
    source: "AWS sheet, section 9, R19",
    given: [group(100, { tokyo: drained }), group(100, { seoul: well })],
    expect: [["seoul", 1, "failover"]],
  },
  {
    title: "draining the only healthy endpoint of a group is failover, whatever the dials",
    source: "AWS sheet, section 9, R20",
    given: [group(100, { a: unwell, b: drained }), group(0, { c: well })],
    expect: [["c", 1, "failover"]],
  },
  {
    title: "draining the only healthy endpoint there is fails open",
    source: "AWS sheet, section 9, R20",
    given: [group(100, { a: drained }), group(100, { b: unwell })],
    expect: [["a", 1, "fail-open"]],
  },
];
