import { inflateRawSync } from "node:zlib";
import { sha256 } from "./canonical";

const signatures = { entry: 0x04034b50, listed: 0x02014b50, end: 0x06054b50 };
const longestComment = 65_535;

/** A file in a zip. */
interface ZipEntry {
  readonly name: string;
  /** Kind and permissions, as Unix has them. */
  readonly mode: number;
  readonly content: Buffer;
}

/**
 * What a zip holds: names, modes and contents in order of their names, without the times and the order of packing. Undefined
 * when it is no zip of the plain kind, with files stored or deflated.
 */
export function zipDigest(data: Buffer): string | undefined {
  const lines = zipEntries(data)?.map(
    ({ name, mode, content }) => `${JSON.stringify(name)} ${mode.toString(8)} ${sha256(content)}`,
  );
  return lines && sha256(lines.sort().join("\n"));
}

/** The files in a zip of the plain kind; undefined when it is none. */
export function zipEntries(data: Buffer): readonly ZipEntry[] | undefined {
  try {
    return listed(data);
  } catch {
    // cut off in the middle, or not deflated as it says
    return undefined;
  }
}

function listed(data: Buffer): ZipEntry[] | undefined {
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end === -1 || end < data.length - longestComment - 22 || data.readUInt32LE(end) !== signatures.end)
    return undefined;
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let number = 0; number < count; number++) {
    if (data.readUInt32LE(at) !== signatures.listed) return undefined;
    const lengths = [28, 30, 32].map((offset) => data.readUInt16LE(at + offset));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const name = data.toString("utf8", at + 46, at + 46 + nameLength);
    const mode = data.readUInt32LE(at + 38) >>> 16;
    const content = contentAt(data, at);
    if (content === undefined) return undefined;
    entries.push({ name, mode, content });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function contentAt(data: Buffer, listedAt: number): Buffer | undefined {
  const encrypted = (data.readUInt16LE(listedAt + 8) & 1) === 1;
  const method = data.readUInt16LE(listedAt + 10);
  const [packed, size, at] = [20, 24, 42].map((offset) => data.readUInt32LE(listedAt + offset)) as [
    number,
    number,
    number,
  ];
  if (encrypted || data.readUInt32LE(at) !== signatures.entry) return undefined;
  const start = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  const bytes = data.subarray(start, start + packed);
  const content = method === 0 ? bytes : method === 8 ? inflateRawSync(bytes) : undefined;
  return content?.length === size ? content : undefined;
}
