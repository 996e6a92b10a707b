import { byWeight } from "./by-weight";
import { nowhere, type Endpoint, type Routed } from "./routed";

/** The endpoints of one region. */
export interface Group<T> {
  /** Share of the traffic directed to it that it accepts, 0 to 100. */
  readonly dialPercent: number;
  readonly endpoints: readonly Endpoint<T>[];
}

/** How many groups are tried after the one that traffic was directed to. */
const furtherGroups = 3;

/**
 * Where AWS Global Accelerator sends new connections of a player, whose nearest group comes first. Facts: AWS sheet, section 9:
 *
 * - R4, R5: to the nearest group, of which the dial accepts its share; the rest is directed to the next, and so on.
 * - R6: two groups at the same dial below 100 serve everyone, so the last group with a dial takes what nobody accepts. With other
 *   dials, or another number of groups, that is undocumented.
 * - R7: dial 0 accepts nothing. All dials at 0 are undocumented: nothing takes it.
 * - R8: within a group by the weights of what is eligible: healthy, and with a weight above 0.
 * - R11, R12: a group without anything eligible hands on to the nearest of three other groups that has, whatever their dials. A dial between
 *   0 and 100 there can be read by R4 as well: undocumented.
 * - R13, R14: without such a group, uniformly to the endpoints of the group nearest to the player, of any weight, well or not. Of several
 *   endpoints which is undocumented.
 */
export function globalAccelerator<T>(groups: readonly Group<T>[]): Routed<T>[] {
  const parts = directed(groups);
  if (parts.length === 0) return [{ ...nowhere, ...(groups.length > 0 && { undocumented: true }) }];
  return parts.flatMap((part) => chosen(part, groups));
}

/** A share of the traffic that the dials let a group accept. */
interface Directed<T> {
  readonly group: Group<T>;
  readonly share: number;
  readonly undocumented?: true;
}

function directed<T>(groups: readonly Group<T>[]): Directed<T>[] {
  const open = groups.filter(({ dialPercent }) => dialPercent > 0);
  const last = open.at(-1);
  const parts: Directed<T>[] = [];
  let left = 1;
  for (const group of open) {
    const accepted = left * (group.dialPercent / 100);
    const share = group === last ? left : accepted;
    const beyond = share > accepted && !isPairOfEqual(groups);
    parts.push({ group, share, ...(beyond && { undocumented: true }) });
    left -= share;
    if (left <= 0) break;
  }
  return parts;
}

function isPairOfEqual<T>(groups: readonly Group<T>[]): boolean {
  return groups.length === 2 && new Set(groups.map(({ dialPercent }) => dialPercent)).size === 1;
}

function chosen<T>({ group, share, undocumented }: Directed<T>, groups: readonly Group<T>[]): Routed<T>[] {
  const takes = hasEligible(group) ? group : further(group, groups).find(hasEligible);
  const among = takes?.endpoints.filter(isEligible) ?? nearestOpen(groups);
  const isUnclear = takes === undefined ? among.length > 1 : takes !== group && isPartial(takes);
  const marked = (undocumented ?? isUnclear) && { undocumented: true as const };
  if (among.length === 0) return [{ ...nowhere, share, ...marked }];
  const reason = takes === undefined ? "fail-open" : reasonOf(takes, group, groups);
  return byWeight(among).map((one) => ({ target: one.target, share: share * one.share, reason, ...marked }));
}

function further<T>(group: Group<T>, groups: readonly Group<T>[]): Group<T>[] {
  return groups.filter((other) => other !== group).slice(0, furtherGroups);
}

function isPartial<T>({ dialPercent }: Group<T>): boolean {
  return dialPercent > 0 && dialPercent < 100;
}

function hasEligible<T>({ endpoints }: Group<T>): boolean {
  return endpoints.some(isEligible);
}

function isEligible<T>({ healthy, weight }: Endpoint<T>): boolean {
  return healthy && weight > 0;
}

/** Whatever is in the nearest group, all alike. */
function nearestOpen<T>(groups: readonly Group<T>[]): Endpoint<T>[] {
  const nearest = groups.find(({ endpoints }) => endpoints.length > 0);
  return (nearest?.endpoints ?? []).map((endpoint) => ({ ...endpoint, weight: 1 }));
}

function reasonOf<T>(takes: Group<T>, asked: Group<T>, groups: readonly Group<T>[]): Routed<T>["reason"] {
  if (takes !== asked) return "failover";
  if (groups.length === 1) return "only";
  return asked === groups[0] ? "nearest" : "spill";
}
