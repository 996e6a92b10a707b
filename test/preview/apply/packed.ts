const [stored, unix] = [20, 3];

/** A zip of files as they are; names may be there twice. */
export function packed(files: readonly (readonly [string, Buffer])[]): Buffer {
  const [local, listed]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const common = Buffer.alloc(26);
    common.writeUInt16LE(stored, 0);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), content]);
    listed.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([stored, unix]), common, tail, Buffer.from(name)]),
    );
    local.push(entry);
    at += entry.length;
  }
  const table = Buffer.concat(listed);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, table, Buffer.from("PK\u0005\u0006"), end]);
}
