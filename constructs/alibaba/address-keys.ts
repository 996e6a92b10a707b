import type { Edge } from "../../model/edge";
import { relayKeys } from "../relay-keys";

/**
 * Every relay has an address of its own: `<zone>-<slot>`. The provider tells no address of an ENS node, so there it is those
 * that are written down.
 */
export function addressKeys(wish: Pick<Edge, "kind" | "relays">): string[] {
  const keys = relayKeys(wish).map(({ key }) => key);
  return wish.kind === "ens" ? keys.filter((key) => wish.relays.addresses?.[key] !== undefined) : keys;
}
