import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import type { Tree } from "../../../preview/synthesis/side";

/** A file as a tree holds it; an archive as what is in it. */
export type FileSpec =
  | { readonly text: string; readonly executable?: boolean }
  | { readonly entries: Readonly<Record<string, string>>; readonly time: number };

type Group = Record<string, unknown>;

/** A stack, and what Terraform would read for it: known here, and not to the code that is tested. */
export interface StackSpec {
  id: string;
  path: string;
  /** `@ROOT@` stands for the checkout's folder. */
  json: Group;
  /** In the stack's folder. */
  files: Record<string, FileSpec>;
  /** Files and folders of the repository. */
  reads: string[];
  /** Folders of modules in the repository. */
  modules: string[];
  providers: string[];
  /** Whether it reads what cannot be followed. */
  opaque: boolean;
}

/** A synthesised app in its repository. */
export interface TreeSpec {
  stacks: StackSpec[];
  repository: Record<string, FileSpec>;
  locks: Record<string, string>;
}

/** What lies in each folder, so that only what differs is written again. */
const lying = new Map<string, ReadonlyMap<string, string>>();

/** Writes a tree to a folder of its own. `pretty` is another formatting of the same JSON. */
export function writeTree(spec: TreeSpec, top: string, { pretty = false, reversed = false } = {}): Tree {
  const output = join(top, "cdktf.out");
  const before = lying.get(top) ?? new Map<string, string>();
  const now = new Map<string, string>();
  const put = (path: string, file: FileSpec): void => {
    now.set(path, JSON.stringify(file));
    if (before.get(path) !== now.get(path)) write(join(top, path), file);
  };
  for (const [path, file] of Object.entries(spec.repository)) put(path, file);
  const locks = Object.entries(spec.locks).map(
    ([name, hash]) => `provider "${name}" {\n  hashes = [\n    "${hash}",\n  ]\n}\n`,
  );
  put(".terraform.lock.hcl", { text: `# kept by terraform init\n${locks.join("\n")}` });
  const stacks = spec.stacks.map(({ id, path, json, files }) => {
    const folder = `stacks/${id}`;
    const text = JSON.stringify(reversed ? turned(json) : json, undefined, pretty ? 4 : undefined);
    put(`cdktf.out/${folder}/cdk.tf.json`, { text: text.replaceAll("@ROOT@", top) });
    for (const [name, file] of Object.entries(files)) put(`cdktf.out/${folder}/${name}`, file);
    return { name: id, constructPath: path, synthesizedStackPath: `${folder}/cdk.tf.json`, dependencies: [] };
  });
  put("cdktf.out/manifest.json", {
    text: JSON.stringify({ version: "0.21.0", stacks: Object.fromEntries(stacks.map((one) => [one.name, one])) }),
  });
  for (const path of before.keys()) if (!now.has(path)) rmSync(join(top, path));
  lying.set(top, now);
  return { top, project: top, output, present: top };
}

function write(path: string, file: FileSpec): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true }); // a mode is given to new files alone
  const data = "text" in file ? file.text : zip(file.entries, file.time);
  writeFileSync(path, data, { mode: "text" in file && file.executable === true ? 0o755 : 0o644 });
}

/** The same object with its keys the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
}

/** An archive with the time of packing in it, in the order of the entries. */
export function zip(entries: Readonly<Record<string, string>>, time: number): Buffer {
  const local: Buffer[] = [];
  const listed: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(entries)) {
    const data = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(time, 6);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), data]);
    listed.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0003"), common, tail, Buffer.from(name)]));
    local.push(entry);
    at += entry.length;
  }
  const list = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(listed.length, 4);
  end.writeUInt16LE(listed.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, list, Buffer.from("PK\u0005\u0006"), end]);
}
