import { dotted } from "../dotted";
import type { Geography } from "../geography";
import { canonical, contains, holdsSubnet, privateRanges } from "../network";
import type { Finding, Path } from "../rule";

/** An address range that is written down, and where. */
export interface Written {
  readonly path: Path;
  readonly cidr: string | undefined;
}

/** The range says exactly which addresses it has. */
export function hostBits({ path, cidr }: Written): Finding[] {
  if (cidr === undefined || canonical(cidr) === cidr) return [];
  const what = `\`${dotted(path)}\` is ${cidr}, which begins in the middle of its range`;
  return [{ path, what, fix: `write ${canonical(cidr)}` }];
}

/** The range is one that no one on the Internet has. */
export function notPrivate({ path, cidr }: Written): Finding[] {
  if (cidr === undefined || privateRanges.some((range) => contains(range, cidr))) return [];
  const what = `\`${dotted(path)}\` is ${cidr}, which is not a private address range`;
  return [{ path, what, fix: `choose a range inside ${privateRanges.join(", ")}` }];
}

/** The range has a /24 with the number of each zone. */
export function withoutSubnets(
  cloud: Geography,
  network: Written & { readonly cidr: string },
  zones: readonly string[],
): Finding[] {
  const { path, cidr } = network;
  return zones.flatMap((zone) => {
    const number = cloud.zoneNumber(zone);
    if (number === undefined || holdsSubnet(cidr, number)) return [];
    const what = `\`${dotted(path)}\` is ${cidr}, which has no subnet number ${number} for the zone ${zone}`;
    return [{ path, what, fix: `choose a larger range: it must hold ${number + 1} subnets of 256 addresses` }];
  });
}
