import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const edges = {
  tokyo: ["ap-tokyo", "ap-tokyo-1"],
  singapore: ["ap-singapore", "ap-singapore-1"],
  frankfurt: ["eu-frankfurt", "eu-frankfurt-1"],
  silicon: ["na-siliconvalley", "na-siliconvalley-1"],
} as const;

/** The environments of the benchmark, as a plain app and as YAML know them. */
export const shape = {
  environments: 100,
  ports: { game: { protocol: "tcp", port: 7000 }, sync: { protocol: "udp", port: 7001 } },
  home: { region: "ap-seoul", zones: ["ap-seoul-1", "ap-seoul-2"] },
  edges,
} as const;

/** The name of the game with that number; two digits, so that none is the beginning of another. */
export const gameName = (number: number): string => `game${String(number).padStart(3, "0")}`;

/** Writes `games/` for the benchmark: one game with one environment each, four edges. */
export function writeGames(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "defaults.yaml"),
    `cloud: tencent
state: { backend: local }
ports:
  game: { protocol: tcp, port: 7000 }
  sync: { protocol: udp, port: 7001, probe: { send: ping, expect: pong } }
home:
  region: ap-seoul
  zones: [ap-seoul-1, ap-seoul-2]
  fleet: { instanceType: S5.LARGE8, image: img-l8og963d, min: 2, max: 8 }
relays: { instanceType: S5.MEDIUM4, image: img-l8og963d, bandwidthMbps: 100 }
`,
  );
  const edgeLines = Object.entries(edges).map(
    ([key, [region, zone]]) =>
      `  ${key}: { region: ${region}, relays: { zones: { ${zone}: 1 } }, backhaul: { bandwidthMbps: 100 } }`,
  );
  for (let number = 0; number < shape.environments; number += 1) {
    const game = join(folder, gameName(number));
    mkdirSync(game);
    writeFileSync(
      join(game, "prod.yaml"),
      `entry: { bandwidthMbps: 200 }
edges:
${edgeLines.join("\n")}
dns: { zone: ${gameName(number)}.example, name: play }
`,
    );
  }
}
