import { once } from "node:events";
import type { Server } from "node:http";
import { isIP, type AddressInfo } from "node:net";
import { ProblemError } from "../model/problem";

/** Where a server listens. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `127.0.0.1:8080` or `[::]:8080`. Port 0 takes one that is free.
 *
 * @throws ProblemError `dispatch/listen`
 */
export function place(written: string): Place {
  const url = URL.canParse(`http://${written}`) ? new URL(`http://${written}`) : undefined;
  const host = url?.hostname.replace(/^\[(.*)\]$/, "$1") ?? "";
  const [, port] = /:(\d{1,5})$/.exec(written) ?? [];
  if (isIP(host) !== 0 && port !== undefined && url?.pathname === "/" && url.search === "" && url.username === "") {
    return { host, port: Number(port) };
  }
  const what = `\`${written}\` is no address and port`;
  throw new ProblemError([
    { code: "dispatch/listen", what, fix: "write 127.0.0.1:8080, or 0.0.0.0:8080 for all of IPv4" },
  ]);
}

/**
 * Begins to listen.
 *
 * @returns the port
 * @throws ProblemError `dispatch/port-in-use`, `dispatch/no-listening`
 */
export async function listen(server: Server, { host, port }: Place): Promise<number> {
  try {
    server.listen({ host, port });
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const problem =
      code === "EADDRINUSE"
        ? {
            code: "dispatch/port-in-use",
            what: `something listens on ${host} port ${port} already`,
            fix: "stop it, or choose another port",
          }
        : {
            code: "dispatch/no-listening",
            what: `${host} port ${port} cannot be listened on: ${code}`,
            fix: "choose an address of this machine, and a port from 1024",
          };
    throw new ProblemError([problem]);
  }
}
