import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { isIPv4 } from "node:net";

/** Both ends of the TCP and UDP sockets over IPv4 that a process has, without their ports; `::` and the like where one is of IPv6. */
export function socketsOf(pid: number): string[] {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => linked(`/proc/${pid}/fd/${fd}`)));
  return ["tcp", "udp", "tcp6", "udp6"].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, "utf8")
      .split("\n")
      .slice(1)
      .flatMap((line) => {
        const [, local = "", remote = "", , , , , , , inode = ""] = line.trim().split(/\s+/);
        return own.has(`socket:[${inode}]`) ? [addressIn(local), addressIn(remote)] : [];
      }),
  );
}

function linked(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** The kernel writes the bytes of an address in reverse, in hexadecimal digits. */
function addressIn(written: string): string {
  const [hex = ""] = written.split(":");
  const address = (hex.match(/../g) ?? [])
    .reverse()
    .map((byte) => parseInt(byte, 16))
    .join(".");
  return isIPv4(address) ? address : `IPv6 ${hex}`;
}
