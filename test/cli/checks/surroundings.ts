import { join } from "node:path";
import type { Surroundings } from "../../../cli/checks/check";
import { environmentSchema } from "../../../model/environment";
import type { LoadedEnvironment } from "../../../model/load";
import { root } from "../test-project";

/** The world as it should be, without environments. */
export function surroundings(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    project: { root, games: join(root, "games"), cwd: root },
    environments: [],
    problems: [],
    variables: {},
    node: process.versions.node,
    sandbox: join(root, ".sandbox"),
    ...changes,
  };
}

/** An environment duel-test, with whole settings replaced. */
export function loaded(changes: Record<string, unknown> = {}): LoadedEnvironment {
  const declared = {
    cloud: "tencent",
    state: { backend: "local" },
    ports: { game: { protocol: "tcp", port: 7000 } },
    entry: { bandwidthMbps: 100 },
    home: {
      region: "ap-seoul",
      zones: ["ap-seoul-1", "ap-seoul-2"],
      fleet: { instanceType: "S5.LARGE8", image: "img-1", min: 2, max: 4 },
    },
    ...changes,
  };
  const environment = { ...environmentSchema.parse(declared), game: "duel", name: "test" };
  return { environment, declared: environment, file: join(root, "games", "duel", "test.yaml"), explain: () => [] };
}

/** An edge in Tokyo with so many relays in each zone. */
export function edge(zones: Record<string, number>, more: Record<string, unknown> = {}) {
  const relays = { zones, instanceType: "S5.MEDIUM4", image: "img-1", bandwidthMbps: 50 };
  return { region: "ap-tokyo", relays, backhaul: { bandwidthMbps: 20 }, ...more };
}
