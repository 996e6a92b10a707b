import type { TrafficWish } from "../cloud-model";
import type { Port } from "../port";

/** The edges that have endpoint groups, with their keys. */
export function activeEdges({ edges }: Pick<TrafficWish, "edges">): [string, TrafficWish["edges"][string]][] {
  return Object.entries(edges).filter(([, { retired = false }]) => !retired);
}

/** The protocols that have a listener. */
export function protocolsOf({ ports }: Pick<TrafficWish, "ports">): Port["protocol"][] {
  return [...new Set(Object.values(ports).map(({ protocol }) => protocol))];
}
