import { isIP } from "node:net";

/** A range of addresses. IPv4 and IPv6 both count in bigint. */
export interface Cidr {
  readonly version: 4 | 6;
  readonly bits: number;
  readonly first: bigint;
  readonly last: bigint;
  /** Whether the address is the first of its range: host bits are zero. */
  readonly isNetwork: boolean;
}

/** Undefined for what is no `address/bits`. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = "", bits = "", ...more] = text.split("/");
  const version = isIP(address);
  const width = version === 4 ? 32 : 128;
  if ((version !== 4 && version !== 6) || more.length > 0 || !/^\d+$/.test(bits) || Number(bits) > width) {
    return undefined;
  }
  const number = version === 4 ? ipv4Number(address) : ipv6Number(address);
  const size = 1n << BigInt(width - Number(bits));
  const first = number - (number % size);
  return { version, bits: Number(bits), first, last: first + size - 1n, isNetwork: first === number };
}

export function overlaps(one: Cidr, other: Cidr): boolean {
  return one.version === other.version && one.first <= other.last && other.first <= one.last;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;
}

function ipv4Number(address: string): bigint {
  return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6Number(address: string): bigint {
  // the last 32 bits may be written as IPv4
  const hex = address.replace(/[\d.]+\.\d+$/, (ipv4) => {
    const number = ipv4Number(ipv4);
    return `${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`;
  });
  const [head = "", tail] = hex.split("::");
  const groups = (part: string): string[] => (part === "" ? [] : part.split(":"));
  const [left, right] = [groups(head), groups(tail ?? "")];
  const middle = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...middle, ...right].reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}
