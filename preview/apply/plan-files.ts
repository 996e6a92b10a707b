import { zipEntries } from "../affected/zip";

/** What stands at the end of a zip without a comment. */
const endLength = 22;

/**
 * The files in a saved plan, by name. Undefined where it is no zip of which everybody reads the same: one with two files of one
 * name, or with two tables of contents, shows one thing here and another to Terraform.
 */
export function planFiles(plan: Buffer): ReadonlyMap<string, Buffer> | undefined {
  const entries = hasOneTable(plan) ? zipEntries(plan) : undefined;
  const files = new Map(entries?.map(({ name, content }) => [name, content]));
  return files.size === entries?.length ? files : undefined;
}

/** The table ends where its end begins, and nothing in it says that the real one is elsewhere, as large zips do. */
function hasOneTable(plan: Buffer): boolean {
  if (plan.length < endLength) return false;
  const end = plan.subarray(-endLength);
  const [size, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  const large = end.readUInt16LE(10) === 0xffff || size === 0xffff || size === 0xffffffff || start === 0xffffffff;
  return !large && end.readUInt16LE(20) === 0 && start + size === plan.length - endLength;
}
