import type { World } from "../world";
import { certificateAt } from "./certificate";
import { Names, type NamesOptions } from "./names";
import { routeTo } from "./route";
import { openTcp } from "./tcp";
import { sendUdp } from "./udp";
import { askWeb } from "./web";

export interface NetworkOptions extends NamesOptions {
  /** What programs are found and run with. */
  readonly env: NodeJS.ProcessEnv;
}

const handshakes = 3;

/** The Internet as this machine sees it. Every look ends after `milliseconds`; {@link NamesOptions} tells more of DNS. */
export function networkWorld(options: NetworkOptions): World {
  const { milliseconds, env } = options;
  const names = new Names(options);
  return {
    name: "cloud",
    views: ["zone", "public"],
    follow: ["public"],
    tries: handshakes,
    resolve: (question, signal) => names.resolve(question, signal),
    open: (door, signal) => openTcp(door, milliseconds, signal),
    talk: {
      certificate: (door, name, signal) => certificateAt(door, name, milliseconds, signal),
      ask: (request, signal) => askWeb(request, milliseconds, signal),
      send: (door, message, signal) => sendUdp(door, message, milliseconds, signal),
      route: (address, signal) => routeTo(address, env, signal),
    },
  };
}
