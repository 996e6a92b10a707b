import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { loadGames, type LoadedGames } from "../../model/load";

/** A folder of games in which tests write. */
export class GamesFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-games-")));

  write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, file)), { recursive: true });
      writeFileSync(join(this.path, file), text);
    }
    return this;
  }

  /** What is loaded, and each problem as text with the file relative to the folder. */
  load(): LoadedGames & { readonly told: readonly string[]; readonly names: readonly string[] } {
    const loaded = loadGames(this.path);
    const told = loaded.problems.map(({ file, line, column, code, what, fix }) => {
      const place = relative(this.path, file) || ".";
      return `${place}:${line}:${column} ${what} (${code}); ${fix}`.replaceAll(this.path, "games");
    });
    const names = loaded.environments.map(({ environment: { game, name } }) => `${game} ${name}`);
    return { ...loaded, told, names };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** An environment file that is right. */
export const right = `cloud: tencent
state: { backend: local }
ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001 }
entry: { bandwidthMbps: 100 }
home:
  region: ap-seoul
  zones: [ap-seoul-1, ap-seoul-2]
  fleet: { instanceType: S5.LARGE8, image: img-1, min: 1, max: 2 }
relays: { instanceType: S5.MEDIUM4, image: img-1, bandwidthMbps: 50 }
edges:
  tokyo: { region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }
`;

/** The same on AWS. */
export const rightOnAws = `cloud: aws
state: { backend: local }
ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001 }
home:
  region: ap-northeast-2
  zones: [ap-northeast-2a, ap-northeast-2c]
  fleet: { instanceType: c6i.large, image: ami-12345678, min: 1, max: 2 }
  health: { port: game }
relays: { instanceType: c6i.large, image: ami-12345678 }
edges:
  tokyo: { region: ap-northeast-1, relays: { zones: { ap-northeast-1a: 1 } } }
`;

/** The same on Alibaba Cloud, with a second edge at an ENS node. */
export const rightOnAlibaba = `cloud: alibaba
state: { backend: local }
ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001 }
home:
  region: cn-hongkong
  zones: [cn-hongkong-b, cn-hongkong-c]
  fleet: { instanceType: ecs.c7.large, image: m-1, min: 1, max: 2 }
relays: { instanceType: ecs.c7.large, image: m-1, bandwidthMbps: 50 }
edges:
  tokyo: { region: ap-northeast-1, relays: { zones: { ap-northeast-1a: 1 } }, backhaul: { bandwidthMbps: 20 } }
  dalian:
    kind: ens
    region: cn-dalian-unicom
    relays: { instanceType: ens.sn1.small, zones: { cn-dalian-unicom: 1 } }
    backhaul: { public: addresses }
`;
