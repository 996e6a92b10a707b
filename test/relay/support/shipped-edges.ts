import { join } from "node:path";
import { relays as alibaba } from "../../../constructs/alibaba/relays";
import { relays as aws } from "../../../constructs/aws/relays";
import type { RelayTraits } from "../../../constructs/cloud";
import { relayRequest } from "../../../constructs/relay/relay-request";
import type { RelayRequest } from "../../../constructs/relay/request";
import { relays as tencent } from "../../../constructs/tencent/relays";
import type { CloudName } from "../../../model/cloud-name";
import { cloudModels } from "../../../model/clouds";
import { loadGames } from "../../../model/load";

const games = join(__dirname, "..", "..", "..", "games");
const traits: Readonly<Record<CloudName, RelayTraits>> = { alibaba, aws, tencent };

/** By the name of its stack: what the relays of every edge of the shipped environments are made from. */
export function shippedEdges(): Record<string, RelayRequest> {
  const edges = loadGames(games).environments.flatMap(({ environment }) =>
    Object.entries(environment.edges).map(([key, edge]) => {
      const { game, name: environmentName, cloud: cloudName, ports, home } = environment;
      const name = `${game}-${environmentName}-edge-${key}`;
      const cloud = { model: cloudModels[cloudName], relays: traits[cloudName] };
      const homeAddress = cloud.relays.mostHomeAddresses > 1 ? "home.example.com" : "10.0.0.10";
      return [name, relayRequest({ cloud, name, edge, ports, health: home.health, homeAddress })] as const;
    }),
  );
  return Object.fromEntries(edges);
}
