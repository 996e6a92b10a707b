import { GamesFolder, rightOnAws } from "../games-folder";

let games: GamesFolder;

beforeEach(() => {
  games = new GamesFolder();
});

afterEach(() => {
  games.remove();
});

const but = (from: string, to: string) => ({ "duel/test.yaml": rightOnAws.replace(from, to) });

test("an environment on AWS needs no setting that only Tencent Cloud has", () => {
  games.write({ "duel/test.yaml": rightOnAws });
  expect(games.load().told).toEqual([]);
  expect(games.load().names).toEqual(["duel test"]);
});

test("an environment with a zone of its own forgets the one that defaults name", () => {
  games.write({
    "duel/defaults.yaml": "dns: { zone: duel.example, name: play, zoneId: Z0123456789ABCDEFGHIJ }\n",
    ...but("state:", "dns: { zoneId: null, delegate: {} }\nstate:"),
  });
  expect(games.load().told).toEqual([]);
});

test("clouds side by side, each with what it needs", () => {
  games.write({
    "defaults.yaml":
      "clouds: { tencent: { relays: { bandwidthMbps: 9 } }, aws: { relays: { image: ami-87654321, instanceType: c7g.large } } }",
    "duel/test.yaml": rightOnAws.replace("relays: { instanceType: c6i.large, image: ami-12345678 }\n", ""),
  });
  const { environments, told } = games.load();
  expect(told).toEqual([]);
  expect(environments.map(({ environment }) => environment.edges["tokyo"]?.relays.image)).toEqual(["ami-87654321"]);
});

const table: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "a wish that AWS cannot meet",
    but("home:\n", "entry: { bandwidthMbps: 100 }\nhome:\n"),
    [
      "duel/test.yaml:6:25 `entry.bandwidthMbps` is 100, but AWS has no cap on the entry's bandwidth: an accelerator takes whatever comes (capability/entry-bandwidth); remove it; what players can send is bounded by the fleet and the relays",
    ],
  ],
  [
    "the same on every edge, told where it is said",
    but("image: ami-12345678 }\nedges", "image: ami-12345678, bandwidthMbps: 50 }\nedges"),
    [
      "duel/test.yaml:11:72 `edges.tokyo.relays.bandwidthMbps` is 50, but AWS has no cap on a relay's public traffic: the size of the machine decides (capability/relay-bandwidth); remove `bandwidthMbps`; choose an `instanceType` with less or more network",
    ],
  ],
  [
    "a zone that defaults name, where one is made",
    {
      "duel/defaults.yaml": "dns: { zone: duel.example, name: play, zoneId: Z0123456789ABCDEFGHIJ }\n",
      ...but("state:", "dns: { delegate: {} }\nstate:"),
    },
    [
      "duel/defaults.yaml:1:48 `dns.zoneId` is set, but `dns.delegate` makes the zone (dns/zone-id-made); remove the one or the other; where defaults say it, write `zoneId: null` in the environment's file",
    ],
  ],
  [
    "a zone of another region",
    but("ap-northeast-2c", "ap-northeast-1c"),
    [
      "duel/test.yaml:8:28 ap-northeast-1c is no zone of ap-northeast-2, did you mean ap-northeast-2c? (home/zone); write zones of ap-northeast-2, such as ap-northeast-2a, or another region",
    ],
  ],
  [
    "an edge in a Local Zone",
    but("region: ap-northeast-1", "region: us-west-2-lax-1"),
    [
      expect.stringContaining(
        "duel/test.yaml:13:20 `edges.tokyo.region` is us-west-2-lax-1, a Local Zone: Global Accelerator reaches regions only (edge/region); choose one of: af-south-1",
      ) as string,
    ],
  ],
  [
    "a UDP port that nothing vouches for",
    but("  health: { port: game }\n", ""),
    [
      "duel/test.yaml:7:3 `home.health.port` is missing, but `ports.sync` is UDP, which AWS cannot probe (health/port-missing); name one that answers when the game is well: game",
    ],
  ],
  [
    "a dial of 0",
    but("tokyo: {", "tokyo: { dialPercent: 0,"),
    [
      "duel/test.yaml:13:25 `edges.tokyo.dialPercent` is 0, which is no drain: when other regions fail, players are sent there all the same (traffic/dial-zero); write `drain: true` to drain the edge, `retired: true` to drop it, or more than 0 to keep it",
    ],
  ],
  [
    "two edges in one region, told once",
    but("edges:\n", "edges:\n  again: { region: ap-northeast-1, relays: { zones: { ap-northeast-1c: 1 } } }\n"),
    [
      "duel/test.yaml:14:20 `edges.tokyo.region` is ap-northeast-1, where the edge again is (edge/region-shared); add the relays to `edges.again.relays.zones`, or choose another region",
    ],
  ],
  [
    "a game whose name AWS keeps to itself",
    { "internal/test.yaml": rightOnAws },
    [
      "internal/test.yaml:1:1 `internal-test` begins with internal-, which AWS does not let names begin with (name/reserved); choose another name for the game",
    ],
  ],
];

test.each(table)("%s", (_title, files, told) => {
  games.write(files);
  expect(games.load().told).toEqual(told);
});
