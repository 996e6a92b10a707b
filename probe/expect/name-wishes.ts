import { isIPv4 } from "node:net";
import type { Dns } from "../../model/dns";
import { own } from "../../model/own";
import type { RecordWish } from "../checks/record";
import type { Subject } from "../subject";
import type { Question } from "../world";

/** What one name is to stand for. */
export interface NameWish {
  readonly name: string;
  /** An edge's that players are not sent to, or cannot be yet: its addresses are still to be written down. */
  readonly edge?: "leaves" | "without-address";
  readonly records: readonly WishedRecord[];
}

interface WishedRecord extends Pick<RecordWish, "values" | "how"> {
  readonly type: Question["type"];
  /** Who can answer for it. @default - everybody */
  readonly from?: readonly Question["at"][];
}

/**
 * Every name that is declared, and those that are published beside them.
 *
 * @param follow who follows a name that leads to another zone's
 */
export function nameWishes(
  { environment, entry, edges, names }: Subject,
  dns: Dns,
  follow: readonly Question["at"][],
): NameWish[] {
  const { https } = environment;
  const base = `${dns.name}.${dns.zone}`;
  const four = entry.addresses.filter(isIPv4);
  const ofEntry: NameWish = { name: base, records: recordsOfEntry() };
  const ofEdges = Object.entries(environment.edges).map(([key, { retired, drain }]): NameWish => {
    const published = own(edges, key);
    const values = Object.values(published?.addresses ?? {}).sort();
    const records = values.length > 0 ? [{ type: "A", values, how: "all" } as const] : [];
    const name = `${key}.${base}`;
    if (retired || drain) return { name, edge: "leaves", records };
    return { name, ...(published !== undefined && values.length === 0 && { edge: "without-address" }), records };
  });
  const ofHttps =
    https === undefined ? [] : [{ name: `${https.name}.${dns.zone}`, records: recordsOfHttps(https.cdn) }];
  const declared = [ofEntry, ...ofEdges, ...ofHttps];
  const known = new Set(declared.map(({ name }) => name));
  const all = [...Object.values(edges).flatMap(({ addresses }) => Object.values(addresses)), ...four];
  const others = names
    .filter((name) => !known.has(name))
    .map((name): NameWish => ({ name, records: [{ type: "A", values: all, how: "some" }] }));
  return [...declared, ...others];

  function recordsOfEntry(): WishedRecord[] {
    // the name of a global accelerator leads players of different places to different addresses
    if (environment.entry.kind === "ga2" && entry.dnsName !== undefined) return alias(entry.dnsName);
    const six = entry.addresses.filter((address) => !isIPv4(address));
    return [
      { type: "A", values: four, how: "all" },
      ...(six.length > 0 ? [{ type: "AAAA", values: six, how: "all" } as const] : []),
    ];
  }

  function recordsOfHttps(cdn: NonNullable<typeof https>["cdn"]): WishedRecord[] {
    // where a CDN has its addresses is its own business
    return cdn === "none" ? alias(base) : [{ type: "CNAME", values: [], how: "any" }];
  }

  /** The zone knows the other name, and where that leads only who follows it. */
  function alias(to: string): WishedRecord[] {
    return [
      { type: "CNAME", values: [to], how: "all", from: ["zone"] },
      { type: "A", values: four, how: "some", from: follow },
    ];
  }
}
