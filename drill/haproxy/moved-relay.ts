import { names } from "../../constructs/relay/names";

/** Where the files of a relay are moved to. */
export interface NewPlace {
  /** Instead of /run/haproxy. */
  readonly folder: string;
  /** What all listens on, instead of all addresses. */
  readonly address: string;
}

/** The text of a relay's file, moved into a folder and to loopback by nothing but replaced text, for a user without rights. */
export function movedRelay(content: string, { folder, address }: NewPlace): string {
  return content
    .replaceAll(names.socket.replace(/[^/]*$/, ""), `${folder}/`)
    .replaceAll(/^(\s*bind) :/gm, `$1 ${address}:`)
    .replaceAll(/^(\s*listen) (\d+)/gm, `$1 ${address}:$2`)
    .replaceAll(/^\s*(user|group|chroot) .*\n/gm, "");
}
