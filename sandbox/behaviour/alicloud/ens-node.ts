import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import { attributesOf } from "../look-up";
import { says } from "../objections";
import { apiError } from "./api-error";

/** Why an object of an edge node is refused: something it names, by argument and type, lies on another node. */
export function strangeNode(own: Group, named: Readonly<Record<string, string>>, cloud: Cloud): string | undefined {
  const node = own["ens_region_id"];
  for (const [argument, type] of Object.entries(named)) {
    const of = attributesOf(cloud, type, own[argument])["ens_region_id"];
    if (says(node) && says(of) && of !== node) {
      return apiError(
        "InvalidParameter.EnsRegionId",
        `${shown(own[argument])} is on ${shown(of)}, not on ${shown(node)}`,
      );
    }
  }
  return undefined;
}
