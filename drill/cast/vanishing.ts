import type { Failure } from "../../simulator/failure/failure";
import { edgePart } from "./edge";
import { entryPart } from "./entry";
import { homePart } from "./home";
import type { Lost } from "../network/network";

/** The dispatcher stands at home: it asks relays by the same roads as they reach home. */
export const dispatcherPart = "dispatcher";

/** What a failure takes away. */
export interface Vanishing {
  /** Whether a part is gone with all that is in it. */
  readonly gone: (part: string) => boolean;
  /** Roads on which nothing gets through any more. */
  readonly lost: Lost;
}

/** Which parts are gone, and which roads, by their names. */
export function vanishing({ kind, name }: Failure): Vanishing {
  switch (kind) {
    case "home":
      return parts((part) => isIn(part, homePart));
    case "edge":
      return parts((part) => isIn(part, edgePart(name)));
    case "zone":
      return parts((part) => part.split("/").includes(name));
    case "entry-pop":
      return parts((part) => part === entryPart(name));
    case "backhaul":
      return { gone: () => false, lost: (from, to) => isRoad(from, to, name) || isRoad(to, from, name) };
  }
}

function parts(gone: Vanishing["gone"]): Vanishing {
  return { gone, lost: (from, to) => gone(from) || gone(to) };
}

function isIn(part: string, whole: string): boolean {
  return part === whole || part.startsWith(`${whole}/`);
}

function isRoad(edge: string, home: string, key: string): boolean {
  return isIn(edge, edgePart(key)) && (isIn(home, homePart) || home === dispatcherPart);
}
