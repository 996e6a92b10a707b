import { attributePath } from "../../preview/changes/attribute-path";
import type { Plan } from "../../preview/plan/plan";
import { own } from "../../model/own";
import { differencesOf } from "./differences-of";
import { seats } from "./seats";

/** Addresses of the resources in which a plan sets shares of places. */
export function sharesPlanned({ changes }: Plan): string[] {
  return changes
    .filter((change) => {
      const seat = own(seats, change.type);
      if (seat === undefined || change.actions.join() !== "update") return false;
      return differencesOf(change).some(({ path }) => seat.attribute.test(attributePath(path)));
    })
    .map(({ address }) => address);
}
