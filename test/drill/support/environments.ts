import { join } from "node:path";
import type { Environment } from "../../../model/environment";
import { loadGames } from "../../../model/load";
import { awsEdge, declared, declaredOn, edge } from "../../model/declared";

const { environments } = loadGames(join(__dirname, "..", "..", "..", "games"));

const areas = { "ap-seoul": { bandwidthMbps: 50 }, "ap-tokyo": { bandwidthMbps: 50 } };

/** Some that are not shipped: other kinds of entry and of check, other intervals. */
const own = {
  quick: declared({
    home: { health: { intervalSeconds: 3, timeoutSeconds: 1, unhealthyAfter: 2 } },
    edges: { singapore: edge("ap-singapore") },
  }),
  slow: declaredOn("alibaba", { home: { health: { intervalSeconds: 10, timeoutSeconds: 5, unhealthyAfter: 2 } } }),
  "by HTTP": declared({
    home: {
      health: {
        port: "game",
        http: { path: "/well", host: "duel.example" },
        ...{ intervalSeconds: 4, timeoutSeconds: 3, unhealthyAfter: 3 },
      },
    },
  }),
  websocket: declared({
    ports: { game: { websocket: { path: "/play" } } },
    home: { health: { intervalSeconds: 6, timeoutSeconds: 2, unhealthyAfter: 2 } },
  }),
  three: declared({
    home: { health: { intervalSeconds: 8, timeoutSeconds: 3, unhealthyAfter: 2 } },
    edges: { singapore: edge("ap-singapore"), frankfurt: edge("eu-frankfurt") },
  }),
  accelerator: declared({
    entry: { kind: "ga2", areas, bandwidthMbps: 60 },
    home: { health: { intervalSeconds: 5, timeoutSeconds: 2, unhealthyAfter: 2 } },
    edges: { tokyo: { entryWeight: 30 }, singapore: edge("ap-singapore", { entryWeight: 50 }) },
  }),
  patient: declaredOn("aws", {
    home: { health: { intervalSeconds: 6, timeoutSeconds: 5, unhealthyAfter: 2 } },
    edges: {
      tokyo: { relays: { zones: { "ap-northeast-1a": 1, "ap-northeast-1c": 1 } } },
      virginia: awsEdge("us-east-1"),
    },
  }),
} as const;

/** An environment: a shipped one, as `starfall prod`, or one of the others. */
export function environmentNamed(name: string): Environment {
  const made = Object.entries(own).find(([key]) => key === name)?.[1];
  const found = environments.find(({ environment }) => `${environment.game} ${environment.name}` === name)?.environment;
  const environment = made ?? found;
  if (environment === undefined) throw new Error(`there is no ${name}`);
  return environment;
}
