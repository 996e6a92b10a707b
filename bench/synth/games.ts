import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CloudName } from "../../model/cloud-name";

/** The environments of the benchmark on Tencent Cloud, as a plain app knows them too. */
export const shape = {
  environments: 100,
  ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
  home: { region: "ap-seoul", zones: ["ap-seoul-1", "ap-seoul-2"] },
  edges: {
    tokyo: ["ap-tokyo", "ap-tokyo-1"],
    singapore: ["ap-singapore", "ap-singapore-1"],
    frankfurt: ["eu-frankfurt", "eu-frankfurt-1"],
    silicon: ["na-siliconvalley", "na-siliconvalley-1"],
  },
} as const;

/** What the clouds say differently: shared defaults, edges by name, and what one environment says of its own. */
const spoken: Readonly<Record<CloudName, { defaults: string; edges: Readonly<Record<string, string>>; own: string }>> =
  {
    tencent: {
      defaults: `ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001, probe: { send: ping, expect: pong } }
home:
  region: ap-seoul
  zones: [ap-seoul-1, ap-seoul-2]
  fleet: { instanceType: S5.LARGE8, image: img-l8og963d, min: 2, max: 8 }
relays: { instanceType: S5.MEDIUM4, image: img-l8og963d, bandwidthMbps: 100 }
`,
      edges: Object.fromEntries(
        Object.entries(shape.edges).map(([key, [region, zone]]) => [
          key,
          `{ region: ${region}, relays: { zones: { ${zone}: 1 } }, backhaul: { bandwidthMbps: 100 } }`,
        ]),
      ),
      own: "entry: { bandwidthMbps: 200 }\n",
    },
    aws: {
      defaults: `ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001 }
home:
  region: ap-northeast-2
  zones: [ap-northeast-2a, ap-northeast-2c]
  health: { port: game }
  fleet: { instanceType: c6i.large, image: ami-0123456789abcdef0, min: 2, max: 8 }
relays: { instanceType: c6i.large, image: ami-0123456789abcdef0 }
dns: { zoneId: Z0123456789ABCDEFGHIJ }
`,
      edges: Object.fromEntries(
        Object.entries({
          tokyo: "ap-northeast-1",
          singapore: "ap-southeast-1",
          frankfurt: "eu-central-1",
          ohio: "us-east-2",
        }).map(([key, region]) => [key, `{ region: ${region}, relays: { zones: { ${region}a: 1 } } }`]),
      ),
      own: "",
    },
    alibaba: {
      defaults: `ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001 }
home:
  region: ap-northeast-1
  zones: [ap-northeast-1a, ap-northeast-1b]
  fleet: { instanceType: ecs.c7.large, image: m-6we0123456789abcdefg, min: 2, max: 8 }
relays: { instanceType: ecs.c7.large, image: m-6we0123456789abcdefg, bandwidthMbps: 100 }
`,
      edges: Object.fromEntries(
        Object.entries({
          singapore: "ap-southeast-1",
          kualalumpur: "ap-southeast-3",
          frankfurt: "eu-central-1",
          silicon: "us-west-1",
        }).map(([key, region]) => [
          key,
          `{ region: ${region}, relays: { zones: { ${region}a: 1 } }, backhaul: { bandwidthMbps: 100 } }`,
        ]),
      ),
      own: "",
    },
  };

/** The name of the game with that number; three digits, so that none is the beginning of another. */
export const gameName = (number: number): string => `game${String(number).padStart(3, "0")}`;

/** Writes `games/` for the benchmark: one game with one environment each, four edges. */
export function writeGames(folder: string, cloud: CloudName, environments: number): void {
  const { defaults, edges, own } = spoken[cloud];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "defaults.yaml"), `cloud: ${cloud}\nstate: { backend: local }\n${defaults}`);
  const lines = Object.entries(edges).map(([key, edge]) => `  ${key}: ${edge}\n`);
  for (let number = 0; number < environments; number += 1) {
    const game = join(folder, gameName(number));
    mkdirSync(game);
    const dns = `dns: { zone: ${gameName(number)}.example, name: play }\n`;
    writeFileSync(join(game, "prod.yaml"), `${own}edges:\n${lines.join("")}${dns}`);
  }
}
