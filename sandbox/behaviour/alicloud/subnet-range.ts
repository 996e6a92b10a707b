import type { FiledObject } from "../../store";
import { contains, overlaps, parseCidr } from "../../value/cidr";
import { shown, type Group } from "../../value/value";

/** Why the range of a vswitch is refused: it is not inside its network's, or over that of another one there. */
export function strangeRange(vswitch: Group, network: Group, siblings: readonly FiledObject[]): string | undefined {
  const [own, outer] = [vswitch, network].map((one) => parseCidr(shown(one["cidr_block"])));
  if (own === undefined || outer === undefined) return undefined;
  if (!contains(outer, own)) return `${shown(vswitch["cidr_block"])} is not inside ${shown(network["cidr_block"])}`;
  const other = siblings.find(({ attributes }) => {
    const range = parseCidr(shown(attributes["cidr_block"]));
    return range !== undefined && overlaps(own, range);
  });
  return other && `${shown(vswitch["cidr_block"])} overlaps ${other.id}`;
}
