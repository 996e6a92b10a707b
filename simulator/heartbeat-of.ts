import type { Environment } from "../model/environment";
import { timeoutsByWay } from "../model/timeouts/by-way";
import type { Simulation } from "./simulation";

/** How often player or game send something, of the TCP port where it is longest, and who says so. Of UDP ports without TCP. */
export function heartbeatOf(environment: Environment): Simulation["heartbeat"] {
  const all = Object.entries(environment.ports);
  const tcp = all.filter(([, { protocol }]) => protocol === "tcp");
  return (tcp.length > 0 ? tcp : all)
    .map(([name, port]) => ({
      seconds: Math.min(...timeoutsByWay(environment, port).map((way) => way.heartbeatSeconds)),
      by: port.heartbeatSeconds === undefined ? ("solved" as const) : ("declared" as const),
      port: name,
    }))
    .reduce((longest, one) => (one.seconds > longest.seconds ? one : longest));
}
