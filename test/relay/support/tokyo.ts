import type { RelayPort, RelayRequest } from "../../../constructs/relay/request";
import { freePort } from "./free-port";
import type { HomeProps } from "./home";
import { shippedEdges } from "./shipped-edges";

/** What a test has otherwise than the shipped environment. */
export interface Changes {
  readonly game?: Partial<RelayPort>;
  readonly relays?: Partial<RelayRequest["relays"]>;
  /** Weights by home endpoint; the first is at 127.0.1.1, the second at 127.0.1.2. */
  readonly homes?: Readonly<Record<string, number>>;
}

/** The relays of starfall's Tokyo edge, and where they and their homes are on loopback. */
export interface Tokyo {
  readonly request: RelayRequest;
  /** Number of the port `game` for players. */
  readonly game: number;
  /** Number of the port `sync` for players. */
  readonly sync: number;
  /** Where players' connections are expected. */
  readonly homes: readonly Pick<HomeProps, "name" | "address" | "port">[];
  /** Number that homes listen on for `sync`. */
  readonly syncTarget: number;
}

/** Home endpoints on loopback, checked every second, with numbers that are free here; all else as it is shipped. */
export async function tokyo(changes: Changes = {}): Promise<Tokyo> {
  const shipped = shippedEdges()["starfall-prod-edge-tokyo"];
  const { game: gamePort, sync: syncPort } = shipped?.ports ?? {};
  if (!shipped || !gamePort || !syncPort)
    throw new Error("starfall prod has no edge tokyo with the ports game and sync");
  const [game, sync, target, syncTarget] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const weights = Object.entries(changes.homes ?? { home: 100 });
  const homes = weights.map(([name, weight], index) => ({ name, weight, address: `127.0.1.${index + 1}` }));
  return {
    request: {
      ...shipped,
      ports: {
        game: { ...gamePort, port: game, target, ...changes.game },
        sync: { ...syncPort, port: sync, target: syncTarget },
      },
      // what one relay is laid out for needs more files than a test may open
      relays: { ...shipped.relays, connections: 5000, ...changes.relays },
      health: { ...shipped.health, intervalSeconds: 1, timeoutSeconds: 1, unhealthyAfter: 2, healthyAfter: 1 },
      homes: Object.fromEntries(homes.map(({ name, ...endpoint }) => [name, { ...endpoint, mostAddresses: 1 }])),
    },
    game,
    sync,
    homes: homes.map(({ name, address }) => ({ name, address, port: target })),
    syncTarget,
  };
}
