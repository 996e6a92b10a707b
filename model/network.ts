import type { CloudModel } from "./cloud-model";
import type { Edge } from "./edge";
import type { Home } from "./home";

/** The ranges that no one on the Internet has (RFC 1918), which is where private networks are. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** Ranges that no router of the Internet takes from anyone (RFC 6890). */
export const martians = [
  ...privateRanges,
  "0.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/3",
] as const;

/** A range of IPv4 addresses as numbers, both ends in it. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

/** Home's address range. Default: 10.0.0.0/16. */
export function homeCidr({ cidr }: Pick<Home, "cidr">): string {
  return cidr ?? "10.0.0.0/16";
}

/**
 * An edge's address range. Default: 10.N.0.0/16, N by its region.
 *
 * @throws Error when the region has no number; the rules refuse such a region before
 */
export function edgeCidr(
  { regionNumbers }: Pick<CloudModel, "regionNumbers">,
  { cidr, region }: Pick<Edge, "cidr" | "region">,
): string {
  const number = regionNumbers[region];
  if (cidr === undefined && number === undefined) throw new Error(`region ${region} has no number`);
  return cidr ?? `10.${number}.0.0/16`;
}

/**
 * The subnet with the zone's own number in a network: the /24 of that number, 10.0.2.0/24 for 2 in 10.0.0.0/16.
 *
 * @throws RangeError when the network has no such /24; see {@link holdsSubnet}
 */
export function subnetCidr(network: string, zoneNumber: number): string {
  if (!holdsSubnet(network, zoneNumber)) throw new RangeError(`${network} has no /24 number ${zoneNumber}`);
  return `${address(range(network).first + zoneNumber * 256)}/24`;
}

/** Whether a network has a /24 of that number. */
export function holdsSubnet(network: string, zoneNumber: number): boolean {
  const { first, last } = range(network);
  return zoneNumber >= 0 && first + zoneNumber * 256 + 255 <= last;
}

/** Whether two ranges share an address. */
export function overlaps(a: string, b: string): boolean {
  const [one, other] = [range(a), range(b)];
  return one.first <= other.last && other.first <= one.last;
}

/** Whether `inner` lies in `outer` as a whole. */
export function contains(outer: string, inner: string): boolean {
  const [around, within] = [range(outer), range(inner)];
  return around.first <= within.first && within.last <= around.last;
}

/** The range with its host bits at zero: 10.0.0.0/16 for 10.0.3.1/16. */
export function canonical(cidr: string): string {
  const { first, prefix } = range(cidr);
  return `${address(first)}/${prefix}`;
}

function range(cidr: string): Range {
  const [quads = "", bits = ""] = cidr.split("/");
  const number = quads.split(".").reduce((sum, quad) => sum * 256 + Number(quad), 0);
  const prefix = Number(bits);
  const size = 2 ** (32 - prefix);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1, prefix };
}

function address(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
