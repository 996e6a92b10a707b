import type { Port } from "../../model/port";

/** What is asked of machines behind a listener: a connection, or an HTTP GET. */
export interface Check {
  readonly port: number;
  readonly http?: { readonly path: string; readonly codes: string };
}

/** One number that a load balancer and the machines behind it listen on. */
export interface Listening {
  /** Its identity: the name of the port, or `relays-<port>`. */
  readonly key: string;
  /** Name of the port that it is for. */
  readonly portName: string;
  readonly protocol: Port["protocol"];
  readonly number: number;
  /** Who connects. Relays tell the player's address themselves, by PROXY protocol v2. */
  readonly from: "players" | "relays";
  readonly idleSeconds?: number | undefined;
  readonly check: Check;
}
