import { isIPv4 } from "node:net";

/**
 * The bits of an address as a number, and how many there are: 32 or 128.
 *
 * @param address one that is right (`node:net` isIP); a zone at its end does not count
 */
export function addressBits(address: string): { readonly bits: bigint; readonly length: 32 | 128 } {
  // they fit into a number, which is several times as fast as adding up bigints
  if (isIPv4(address))
    return { bits: BigInt(address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0)), length: 32 };
  const [plain = ""] = address.split("%");
  const [before = [], after = []] = plain.split("::").map(groups);
  const zeros = Array<number>(8 - before.length - after.length).fill(0);
  const bits = [...before, ...zeros, ...after].reduce((sum, part) => (sum << 16n) | BigInt(part), 0n);
  return { bits, length: 128 };
}

/** Of one side of `::`. The last 32 bits may be written as IPv4. */
function groups(written: string): number[] {
  return written.split(":").flatMap((group) => {
    if (!group.includes(".")) return group === "" ? [] : [parseInt(group, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [a * 256 + b, c * 256 + d];
  });
}
