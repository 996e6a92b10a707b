import type { EdgeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Edge } from "../../edge";
import type { Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";

const source = "alicloud_ens_eip and alicloud_ens_instance 1.289.0: neither has an attribute with the address";

/** Addresses of relays that the provider does not tell are written down, those that it tells are not. */
export const ensAddressRules: readonly Rule<EdgeWish>[] = [
  perEdge("edge/addresses-told", source, ({ kind, relays }, at) => {
    if (kind === "ens" || relays.addresses === undefined) return [];
    const path = at("relays", "addresses");
    const what = `\`${dotted(path)}\` is written down, but in a region each relay gets an address that is told`;
    return [{ path, what, fix: "remove it; it is for edges of `kind: ens`" }];
  }),
  perEdge("edge/addresses-unknown", source, ({ kind, relays }, at) => {
    if (kind !== "ens") return [];
    const known = slots(relays);
    return Object.keys(relays.addresses ?? {})
      .filter((key) => !known.includes(key))
      .map((key) => {
        const path = at("relays", "addresses", key);
        const what = `\`${dotted(path)}\` is the address of a relay that is not declared`;
        return { path, what, fix: `write one of: ${known.join(", ")}` };
      });
  }),
  perEdge("edge/addresses-shared", "design: every relay has an address of its own", ({ relays }, at) => {
    const all = Object.entries(relays.addresses ?? {});
    return all.flatMap(([key, address], index) => {
      const [first] = all.find(([, other]) => other === address) ?? [];
      if (first === undefined || all.findIndex(([, other]) => other === address) === index) return [];
      const path = at("relays", "addresses", key);
      const what = `\`${dotted(path)}\` is ${address}, which ${first} has`;
      return [{ path, what, fix: "write what the console shows for this relay" }];
    });
  }),
];

/** Relays of an ENS edge whose address nobody has written down yet. */
export function withoutAddress({ relays }: Pick<Edge, "relays">): string[] {
  return slots(relays).filter((key) => relays.addresses?.[key] === undefined);
}

/** `<zone>-<slot>` of every relay. */
function slots({ zones }: Edge["relays"]): string[] {
  return Object.entries(zones).flatMap(([zone, count]) =>
    Array.from({ length: count }, (_, slot) => `${zone}-${slot + 1}`),
  );
}
