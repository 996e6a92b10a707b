import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { newEnvironment } from "../../../cli/commands/new";
import { validate } from "../../../cli/commands/validate";
import { expectedProblems } from "../../../cli/expected";
import { findProject } from "../../../cli/project";
import type { Flags } from "../../../cli/new-environment/wishes";
import { FakeTerminal } from "../../support/terminal";
import { TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

interface Wish {
  games?: string;
  game?: string;
  environment?: string;
  flags?: Partial<Flags>;
  json?: boolean;
}

const nothing: Flags = { zone: [], port: [], edge: [] };

async function run({ games, game, environment, flags, json = false }: Wish, terminal = new FakeTerminal()) {
  const seen = games === undefined ? project.from() : findProject(project.folder, games);
  const input = { project: seen, game, environment, flags: { ...nothing, ...flags }, json };
  return { code: await newEnvironment(input, terminal), terminal };
}

async function refusal(wish: Wish, terminal = new FakeTerminal()) {
  const before = files();
  const error: unknown = await run(wish, terminal).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(files()).toEqual(before);
  return expectedProblems(error);
}

const files = (): string[] => readdirSync(project.path("games"), { recursive: true }).map(String).sort();
const written = (game: string, name: string): string =>
  readFileSync(project.path(`games/${game}/${name}.yaml`), "utf8");
const isValid = async (): Promise<boolean> =>
  (await validate({ project: project.from(), files: [], json: false }, new FakeTerminal())) === 0;

/** A game that no defaults know. */
const duel: Flags = {
  cloud: "tencent",
  home: "ap-singapore",
  zone: ["ap-singapore-1", "ap-singapore-2"],
  port: ["game=tcp:7000:17000", "sync=udp:7001"],
  bandwidth: "100",
  min: "2",
  max: "4",
  edge: ["tokyo=ap-tokyo:ap-tokyo-1:2", "tokyo=ap-tokyo:ap-tokyo-2:1"],
  dns: "play.duel.example",
};

describe("on AWS", () => {
  const arena: Partial<Flags> = {
    cloud: "aws",
    home: "ap-northeast-2",
    zone: ["ap-northeast-2a", "ap-northeast-2c"],
    port: ["game=tcp:7000:17000", "sync=udp:7001"],
    min: "2",
    max: "4",
    edge: ["tokyo=ap-northeast-1:ap-northeast-1a:2"],
    relayImage: "ami-0a1b2c3d4e5f60001",
    dns: "play.arena.example",
  };

  test("asks for what only AWS needs, and for nothing that it does not have", async () => {
    const [problem] = (await refusal({ game: "arena", environment: "test", flags: arena })) ?? [];
    expect(problem?.what).toBe(
      "not enough to go by, and nobody is here to be asked: --health-port <name>, --dns-zone-id <id>",
    );
  });

  test("asks for the numbers that home has for relays in the same breath, in the words of flags", async () => {
    const flags = { ...arena, port: ["game=tcp:7000", "sync=udp:7001"], dnsZoneId: "Z0123456789ABCDEFGHIJ" };
    const problems = await refusal({ game: "arena", environment: "test", flags });

    expect(problems?.map(({ code }) => code)).toEqual(["new/missing", "new/relay-port"]);
    expect(problems?.[0]?.what).toMatch(/: --health-port <name>$/);
    expect(problems?.[1]?.fix).toBe("write `--port game=tcp:7000:17000`, where the game speaks PROXY protocol v2");
  });

  test("asks for the port that is checked also where the defaults have the UDP port", async () => {
    project.write("games/arena/defaults.yaml", "cloud: aws\nports: { sync: { protocol: udp, port: 7001 } }\n");
    const flags = { ...arena, port: ["game=tcp:7000:17000"], dnsZoneId: "Z0123456789ABCDEFGHIJ" };
    const problems = await refusal({ game: "arena", environment: "test", flags });

    expect(problems?.map(({ what }) => what)).toEqual([
      "not enough to go by, and nobody is here to be asked: --health-port <name>",
    ]);
  });

  test("writes an environment that is right", async () => {
    const flags = { ...arena, healthPort: "game", dnsZoneId: "Z0123456789ABCDEFGHIJ" };
    const { code } = await run({ game: "arena", environment: "test", flags });

    expect(code).toBe(0);
    expect(written("arena", "test")).not.toContain("bandwidthMbps");
    expect(written("arena", "test")).toContain("zoneId: Z0123456789ABCDEFGHIJ");
    expect(await isValid()).toBe(true);
  });
});

describe("on Alibaba Cloud", () => {
  const lake: Partial<Flags> = {
    cloud: "alibaba",
    home: "cn-hongkong",
    zone: ["cn-hongkong-b", "cn-hongkong-c"],
    port: ["game=tcp:7000:17000", "sync=udp:7001"],
    min: "2",
    max: "4",
    instanceType: "ecs.c7.large",
    image: "m-1",
    edge: ["tokyo=ap-northeast-1:ap-northeast-1a:2"],
    relayInstanceType: "ecs.c7.large",
    relayImage: "m-2",
  };

  test("asks for the cap of relays' addresses, and for none of the entry's", async () => {
    project.write("games/defaults.yaml", "state: { backend: local }\n");
    const [problem] = (await refusal({ game: "lake", environment: "test", flags: lake })) ?? [];
    expect(problem?.what).toBe("not enough to go by, and nobody is here to be asked: --relay-bandwidth <Mbit/s>");
  });

  test("writes an environment that is right, with a cap of the private road", async () => {
    const { code } = await run({ game: "lake", environment: "test", flags: { ...lake, relayBandwidth: "50" } });

    expect(code).toBe(0);
    expect(written("lake", "test")).toContain("backhaul: { bandwidthMbps: 100 }");
    expect(await isValid()).toBe(true);
  });
});

describe("from flags", () => {
  test("writes what the defaults do not say", async () => {
    const edge = ["tokyo=ap-tokyo:ap-tokyo-1:2"];
    const flags = { bandwidth: "100", min: "1", max: "2", edge, dns: "play-test.starfall.example" };
    const { code, terminal } = await run({ game: "starfall", environment: "test", flags });

    expect(code).toBe(0);
    expect(written("starfall", "test")).toBe(`# yaml-language-server: $schema=../../model/environment.schema.json
entry: { bandwidthMbps: 100 }
home:
  fleet: { min: 1, max: 2 }
edges:
  tokyo:
    region: ap-tokyo
    relays:
      zones: { ap-tokyo-1: 2 }
    backhaul: { bandwidthMbps: 100 }
dns: { zone: starfall.example, name: play-test }
`);
    expect(terminal.stdout).toContain("games/starfall/test.yaml is written: 4 stacks\nnext:\n");
    expect(terminal.stdout).toContain("sandbox run -- npx cdktf deploy 'starfall-test-*'");
    expect(await isValid()).toBe(true);
  });

  test("what the defaults say anyway is left out, whoever says it", async () => {
    const same = { cloud: "tencent", home: "ap-seoul", instanceType: "S5.LARGE8", port: ["game=tcp:7000"] };
    const other = { zone: ["ap-seoul-1", "ap-seoul-3"], image: "img-2" };
    await run({
      game: "starfall",
      environment: "test",
      flags: { bandwidth: "9", min: "1", max: "1", ...same, ...other },
    });

    expect(parse(written("starfall", "test"))).toEqual({
      entry: { bandwidthMbps: 9 },
      home: { zones: other.zone, fleet: { image: "img-2", min: 1, max: 1 } },
    });
  });

  test("a new game gets a folder", async () => {
    const { code, terminal } = await run({ game: "duel", environment: "test", flags: duel, json: true });

    expect(code).toBe(0);
    expect(terminal.json).toEqual({
      game: "duel",
      environment: "test",
      file: "games/duel/test.yaml",
      stacks: ["duel-test-entry", "duel-test-home", "duel-test-edge-tokyo", "duel-test-traffic"],
    });
    expect(parse(written("duel", "test"))).toMatchObject({
      cloud: "tencent",
      ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 }, sync: { protocol: "udp", port: 7001 } },
      home: { region: "ap-singapore", zones: ["ap-singapore-1", "ap-singapore-2"] },
      edges: { tokyo: { relays: { zones: { "ap-tokyo-1": 2, "ap-tokyo-2": 1 } } } },
    });
    expect(await isValid()).toBe(true);
  });

  test("in a folder of games elsewhere, and what is next works there", async () => {
    project.write("more games/defaults.yaml", "state: { backend: local }\n");
    const flags = { ...duel, instanceType: "S5.LARGE8", image: "img-1", edge: [] };
    const { terminal } = await run({ games: "more games", game: "duel", environment: "test", flags });

    expect(terminal.stdout).toBe(`more games/duel/test.yaml is written: 3 stacks
next:
  npx anycast-edge --games 'more games' explain duel test
  npx anycast-edge --games 'more games' doctor
cdktf looks for environments in games alone`);
  });

  test("without any defaults too", async () => {
    project.remove();
    project = new TestProject({});
    const flags = { ...duel, state: "local", instanceType: "S5.LARGE8", image: "img-1", edge: [] };

    expect((await run({ game: "duel", environment: "test", flags })).code).toBe(0);
    expect(parse(written("duel", "test"))).toMatchObject({ state: { backend: "local" } });
    expect(await isValid()).toBe(true);
  });

  test("what is wrong elsewhere does not stand in the way", async () => {
    project.write("games/moonrush/live.yaml", "entry: nonsense\n");

    expect((await run({ game: "duel", environment: "test", flags: duel })).code).toBe(0);
    expect(existsSync(project.path("games/duel/test.yaml"))).toBe(true);
  });
});

describe("fails", () => {
  test("new/stray: flags about edges or a name that are not there", async () => {
    const flags = { bandwidth: "100", min: "1", max: "2", backhaul: "5", relayImage: "img-1", dnsZoneId: "Z1" };
    const problems = await refusal({ game: "starfall", environment: "test", flags });

    expect(problems?.map(({ code }) => code)).toEqual(["new/stray", "new/stray", "new/stray"]);
    expect(problems?.[0]?.what).toBe("`--backhaul` says something of edges, and there is no `--edge`");
  });

  test.each([
    ["new/name", { game: "../x", environment: "test" }],
    ["new/name", { game: "starfall", environment: "Test_1" }],
    ["new/name", { game: "starfall", environment: "defaults" }],
    ["new/exists", { game: "starfall", environment: "prod" }],
    ["new/cloud", { flags: { cloud: "tencnt" } }],
    ["new/state", { flags: { state: "s3" } }],
    ["new/number", { flags: { min: "two" } }],
    ["new/port", { flags: { port: ["7000/tcp"] } }],
    ["new/relay-port", { flags: { port: ["game=tcp:7000"] } }],
    ["new/edge", { flags: { edge: ["tokyo"] } }],
    ["new/dns", { flags: { dns: "play" } }],
  ] satisfies [string, Wish][])("%s: %j", async (code, wish) => {
    const flags = { ...duel, ...("flags" in wish ? wish.flags : {}) };

    expect((await refusal({ game: "duel", environment: "test", ...wish, flags }))?.map((one) => one.code)).toEqual([
      code,
    ]);
  });

  test("with everything that is missing, where nobody can be asked", async () => {
    const problems = await refusal({ game: "duel" });

    expect(problems?.map(({ code }) => code)).toEqual(["new/missing"]);
    expect(problems?.[0]?.what).toContain(
      "ENVIRONMENT, --cloud <cloud>, --home <region>, --zone <zone> (at least two), --port <name=protocol:number>, " +
        "--min <machines>, --max <machines>",
    );
  });

  test("with zones that are missing when home is not where the defaults have it", async () => {
    const flags = { bandwidth: "9", min: "1", max: "1", home: "ap-singapore" };
    const problems = await refusal({ game: "starfall", environment: "test", flags });

    expect(problems?.map(({ code }) => code)).toEqual(["new/missing"]);
    expect(problems?.[0]?.what).toMatch(/: --zone <zone> \(at least two\)$/);
  });

  test("all at once: a bad name, a bad flag, and what is missing", async () => {
    const problems = await refusal({ game: "../x", flags: { min: "two" } });

    expect(problems?.map(({ code }) => code)).toEqual(["new/name", "new/number", "new/missing"]);
  });

  test("asks nothing when JSON is wanted", async () => {
    const terminal = new FakeTerminal([]);

    expect((await refusal({ game: "duel", json: true }, terminal))?.[0]?.code).toBe("new/missing");
    expect(terminal.asked).toEqual([]);
  });

  test("on what the loader has against it: nothing is written", async () => {
    const flags = { ...duel, home: "ap-singapur", zone: ["ap-singapur-1", "ap-singapur-2"] };
    const problems = await refusal({ game: "duel", environment: "test", flags });

    expect(problems?.map(({ what }) => what).join()).toContain("did you mean ap-singapore?");
  });

  test("on a name that begins another's", async () => {
    const problems = await refusal({
      game: "starfall",
      environment: "prod-eu",
      flags: { bandwidth: "9", min: "1", max: "1" },
    });

    expect(problems?.map(({ what }) => what).join()).toContain("starfall-prod");
  });
});
