const signature = Buffer.from("0d0a0d0a000d0a515549540a", "hex");
const fixedLength = 16;
const [local, proxy] = [0x20, 0x21];
const commands = new Set([local, proxy]);

/** What a PROXY protocol header of version 2 says. */
export interface ProxyHeader {
  /** The player's; none when the relay speaks for itself, as its health checks do. */
  readonly address?: string;
  /** What follows the header. */
  readonly rest: Buffer;
}

/**
 * The header at the beginning of a connection; `undefined` while it is not there as a whole.
 *
 * @throws Error when what is there cannot become one
 */
export function readProxyHeader(bytes: Buffer): ProxyHeader | undefined {
  const known = Math.min(bytes.length, signature.length);
  if (!bytes.subarray(0, known).equals(signature.subarray(0, known))) throw new Error("no PROXY protocol v2");
  if (bytes.length > signature.length && !commands.has(bytes.readUInt8(signature.length))) {
    throw new Error("not version 2, or an unknown command");
  }
  if (bytes.length < fixedLength) return undefined;
  const end = fixedLength + bytes.readUInt16BE(14);
  if (bytes.length < end) return undefined;
  const rest = bytes.subarray(end);
  if (bytes.readUInt8(signature.length) === local) return { rest };
  return { address: sourceAddress(bytes.readUInt8(13), bytes.subarray(fixedLength, end)), rest };
}

function sourceAddress(family: number, addresses: Buffer): string {
  if (family === 0x11 && addresses.length >= 12) return addresses.subarray(0, 4).join(".");
  throw new Error("not TCP over IPv4");
}
