import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { loadGames } from "../../../model/load";
import { namesRules } from "../../../model/rules/names";
import { environmentsRules } from "../../../model/rules/environments";
import { GamesFolder, right } from "../games-folder";

type Files = Readonly<Record<string, string | Buffer>>;

let games: GamesFolder;

beforeEach(() => {
  games = new GamesFolder();
});

afterEach(() => {
  games.remove();
});

/** A right file with a part of it written otherwise. */
function but(part: string, otherwise: string): Files {
  if (!right.includes(part)) throw new Error(`the right file has no ${part}`);
  return { "duel/test.yaml": right.replace(part, otherwise) };
}

const udp = "{ protocol: udp, port: 7001 }";
const bandwidth = "bandwidthMbps: 100";
const levels = "bcdefghij"
  .split("")
  .map((level, index) => `${level}: &${level} [${`*${"abcdefghi"[index] ?? ""},`.repeat(9)}]`);
const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ...levels].join("\n");

/** What is wrong, the files, and all that is told. */
const table: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "wrong type",
    but(bandwidth, 'bandwidthMbps: "100"'),
    [
      'duel/test.yaml:6:25 `entry.bandwidthMbps` is "100", which is text, not a whole number (setting/type); leave the quotes out',
    ],
  ],
  [
    "a number where text is expected",
    { "duel/test.yaml": `${right}accountIds: [100000000001]\n` },
    [
      'duel/test.yaml:14:14 `accountIds.0` is 100000000001, which is a number, not text (setting/type); put it in quotes: "100000000001"',
    ],
  ],
  [
    "half a machine",
    but("min: 1", "min: 0.5"),
    [
      "duel/test.yaml:10:56 `home.fleet.min` is 0.5, which is a number, not a whole number (setting/type); write a whole number",
    ],
  ],
  [
    "neither of two kinds",
    but("port: 7001", "port: [7001]"),
    [
      "duel/test.yaml:5:32 `ports.sync.port` is [7001], which is a list, not a number or a group of settings (setting/type); write a number or a group of settings",
    ],
  ],
  [
    "half a range",
    but("port: 7001", "port: { from: 7001 }"),
    ["duel/test.yaml:5:32 `ports.sync.port.to` is missing (setting/missing); add `ports.sync.port.to`, a whole number"],
  ],
  [
    "mistakes of several kinds, all at once",
    {
      "duel/test.yaml": right
        .replace(udp, "{ protocol: udp, port: 0 }\n  more: { protocol: tcp, port: 7000, relayPort: 17002 }")
        .replace(bandwidth, "bandwidthMbps: 0")
        .replace("region: ap-tokyo", "region: ap-tokio"),
    },
    [
      "duel/test.yaml:5:32 `ports.sync.port` is 0, but it must be 1 to 65535 (setting/range); write a whole number, 1 to 65535",
      "duel/test.yaml:6:32 `ports.more` and `ports.game` both have tcp port 7000 (port/overlap); give each its own number, or remove one of the two",
      "duel/test.yaml:7:25 `entry.bandwidthMbps` is 0, out of the range of an anycast address (entry/bandwidth); write 1 to 2000, the total over all entry points",
      "duel/test.yaml:14:20 `edges.tokyo.region` is ap-tokio, where no edge can be, did you mean ap-tokyo? (edge/region); choose one of: ap-bangkok, ap-beijing, ap-chengdu, ap-chongqing, ap-guangzhou, ap-hongkong, ap-jakarta, ap-nanjing, ap-seoul, ap-shanghai, ap-singapore, ap-tokyo, eu-frankfurt, na-ashburn, na-siliconvalley, sa-saopaulo",
    ],
  ],
  [
    "two documents in one file",
    { "duel/test.yaml": `${right}---\nedges: {}\n` },
    [
      "duel/test.yaml:14:1 the file holds more than one YAML document (yaml/documents); keep one: each environment is a file of its own",
    ],
  ],
  [
    "unknown key",
    but(bandwidth, "bandwithMbps: 100"),
    [
      "duel/test.yaml:6:10 there is no setting `entry.bandwithMbps`, did you mean bandwidthMbps? (setting/unknown); write `bandwidthMbps`, or remove it",
    ],
  ],
  [
    "a key like no other",
    but("port: 7001", "port: 7001, probe: { send: a, expect: b, xyz: 1 }"),
    [
      "duel/test.yaml:5:67 there is no setting `ports.sync.probe.xyz` (setting/unknown); remove it, or choose one of: send, expect, format",
    ],
  ],
  [
    "missing",
    but("cloud: tencent\n", ""),
    ["duel/test.yaml:1:1 `cloud` is missing (setting/missing); add `cloud`, one of tencent, aws, alibaba"],
  ],
  [
    "a missing group",
    but("state: { backend: local }\n", ""),
    [
      "duel/test.yaml:1:1 `state` is missing (setting/missing); add `state`, a group of settings: backend, folder, bucket, region, prefix",
    ],
  ],
  [
    "none of the values",
    but("protocol: udp", "protocol: ud"),
    [
      'duel/test.yaml:5:21 `ports.sync.protocol` is "ud", which is none of its values, did you mean udp? (setting/choice); choose one of: tcp, udp',
    ],
  ],
  [
    "no such backend",
    but("backend: local", "backend: s4, bucket: x"),
    [
      'duel/test.yaml:2:19 `state.backend` is "s4", which is none of its values, did you mean s3? (setting/choice); choose one of: local, s3, cos, pg',
    ],
  ],
  [
    "what belongs to another backend",
    { "defaults.yaml": "state: { backend: local, folder: x }", ...but("backend: local", "backend: pg") },
    [
      "defaults.yaml:1:26 there is no setting `state.folder` (setting/unknown); remove it, or choose one of: backend, folder, bucket, region, prefix",
    ],
  ],
  [
    "no name",
    but("sync:", "Sync_1:"),
    [
      'duel/test.yaml:5:3 "Sync_1" cannot be a name in `ports`: it must be lower-case letters, digits and single hyphens, beginning with a letter (setting/name); write another name',
    ],
  ],
  [
    "a name that is too long",
    but("sync:", "synchronising:"),
    [
      'duel/test.yaml:5:3 "synchronising" cannot be a name in `ports`: it must have at most 12 characters (setting/name); write another name',
    ],
  ],
  [
    "no address range",
    but("region: ap-seoul\n", "region: ap-seoul\n  cidr: 10.0.0/16\n"),
    [
      'duel/test.yaml:9:9 `home.cidr` is "10.0.0/16": it must be an address range such as 10.0.0.0/16 (setting/format); correct `home.cidr`: it must be an address range such as 10.0.0.0/16',
    ],
  ],
  [
    "no address",
    but(bandwidth, `${bandwidth}, addresses: [203.0.113.7.1]`),
    [
      'duel/test.yaml:6:42 `entry.addresses.0` is "203.0.113.7.1": it must be an IPv4 address such as 203.0.113.7 (setting/format); correct `entry.addresses.0`: it must be an IPv4 address such as 203.0.113.7',
    ],
  ],
  [
    "true for a group",
    but("state:", "dns: { zone: duel.example, name: play, delegate: true }\nstate:"),
    [
      "duel/test.yaml:2:50 `dns.delegate` is true, not a group of settings (setting/type); write a group of settings: parent, parentZoneId, nameServers",
    ],
  ],
  [
    "a missing group of groups",
    but(bandwidth, `${bandwidth}, bgp: { asn: 64500, prefix: 203.0.113.0/24, address: 203.0.113.10 }`),
    [
      "duel/test.yaml:6:35 `entry.bgp.sites` is missing (setting/missing); add `entry.bgp.sites`, groups of settings by name, each with: machines, neighbours, connections, connectionsPerAddress, drainSeconds, homeTls, userData",
    ],
  ],
  [
    "too short",
    but("backend: local", "backend: s3, bucket: x, region: eu-west-1"),
    [
      'duel/test.yaml:2:31 `state.bucket` is "x", but it must have at least 3 characters (setting/length); write at least 3 characters',
    ],
  ],
  [
    "misspelt region",
    but("region: ap-seoul", "region: ap-seuol"),
    [
      "duel/test.yaml:8:11 `home.region` is ap-seuol, which is no region of Tencent Cloud, did you mean ap-seoul? (home/region-unknown); choose one of: ap-bangkok, ap-hongkong, ap-seoul, ap-singapore, ap-tokyo, eu-frankfurt, na-siliconvalley, sa-saopaulo",
    ],
  ],
  [
    "misspelt zone",
    but("ap-seoul-2", "ap-seuol-2"),
    [
      "duel/test.yaml:9:23 ap-seuol-2 is no zone of ap-seoul, did you mean ap-seoul-2? (home/zone); write zones of ap-seoul, such as ap-seoul-1, or another region",
    ],
  ],
  [
    "misspelt region of an edge",
    but("region: ap-tokyo", "region: ap-tokio"),
    [
      "duel/test.yaml:13:20 `edges.tokyo.region` is ap-tokio, where no edge can be, did you mean ap-tokyo? (edge/region); choose one of: ap-bangkok, ap-beijing, ap-chengdu, ap-chongqing, ap-guangzhou, ap-hongkong, ap-jakarta, ap-nanjing, ap-seoul, ap-shanghai, ap-singapore, ap-tokyo, eu-frankfurt, na-ashburn, na-siliconvalley, sa-saopaulo",
    ],
  ],
  [
    "overlapping ports",
    but(udp, `${udp}\n  more: { protocol: udp, port: { from: 6999, to: 7001 } }\nacknowledge: [port-ranges]`),
    [
      "duel/test.yaml:6:26 `ports.more` and `ports.sync` both have udp port 7001 (port/overlap); give each its own number, or remove one of the two",
    ],
  ],
  [
    "duplicate protocol and port",
    but(udp, "{ protocol: tcp, port: 7000, relayPort: 17002 }"),
    [
      "duel/test.yaml:5:32 `ports.sync` and `ports.game` both have tcp port 7000 (port/overlap); give each its own number, or remove one of the two",
    ],
  ],
  [
    "port 0",
    but("port: 7001", "port: 0"),
    [
      "duel/test.yaml:5:32 `ports.sync.port` is 0, but it must be 1 to 65535 (setting/range); write a whole number, 1 to 65535",
    ],
  ],
  [
    "port 65536",
    but("port: 7001", "port: 65536"),
    [
      "duel/test.yaml:5:32 `ports.sync.port` is 65536, but it must be 1 to 65535 (setting/range); write a whole number, 1 to 65535",
    ],
  ],
  [
    "home in mainland China",
    but(
      "region: ap-seoul\n  zones: [ap-seoul-1, ap-seoul-2]",
      "region: ap-guangzhou\n  zones: [ap-guangzhou-3, ap-guangzhou-4]",
    ),
    [
      "duel/test.yaml:8:11 `home.region` is ap-guangzhou, in mainland China, where no anycast address can be (home/region-mainland); choose one of: ap-bangkok, ap-hongkong, ap-seoul, ap-singapore, ap-tokyo, eu-frankfurt, na-siliconvalley, sa-saopaulo",
    ],
  ],
  [
    "a region AIA does not serve",
    but(
      "region: ap-seoul\n  zones: [ap-seoul-1, ap-seoul-2]",
      "region: na-ashburn\n  zones: [na-ashburn-1, na-ashburn-2]",
    ),
    [
      "duel/test.yaml:8:11 `home.region` is na-ashburn, which Tencent's current lists of anycast regions leave out (home/region-unlisted); choose one of: ap-bangkok, ap-hongkong, ap-seoul, ap-singapore, ap-tokyo, eu-frankfurt, na-siliconvalley, sa-saopaulo; or write `acknowledge: [anycast-region]` once Tencent has confirmed it",
    ],
  ],
  [
    "bandwidth 0",
    but(bandwidth, "bandwidthMbps: 0"),
    [
      "duel/test.yaml:6:25 `entry.bandwidthMbps` is 0, out of the range of an anycast address (entry/bandwidth); write 1 to 2000, the total over all entry points",
    ],
  ],
  [
    "bandwidth 2001",
    but(bandwidth, "bandwidthMbps: 2001"),
    [
      "duel/test.yaml:6:25 `entry.bandwidthMbps` is 2001, out of the range of an anycast address (entry/bandwidth); write 1 to 2000, the total over all entry points",
    ],
  ],
  [
    "more than an accelerator's home can have",
    {
      "duel/test.yaml": right
        .replace(udp, "{ protocol: udp, port: 7001, probe: { send: ping, expect: pong } }")
        .replace(bandwidth, "kind: ga2, areas: { ap-seoul: { bandwidthMbps: 50 } }, bandwidthMbps: 101"),
    },
    [
      "duel/test.yaml:6:80 `entry.bandwidthMbps` is 101, out of the range of the public address that home has behind an accelerator (entry/bandwidth); write 1 to 100, for what home sends",
    ],
  ],
  [
    "no bandwidth",
    but(`{ ${bandwidth} }`, "{}"),
    [
      "duel/test.yaml:6:8 `entry.bandwidthMbps` is missing: Tencent Cloud would give 1 (entry/bandwidth); write 1 to 2000, the total over all entry points",
    ],
  ],
  [
    "timeout >= interval",
    but("  fleet:", "  health: { intervalSeconds: 5, timeoutSeconds: 5 }\n  fleet:"),
    [
      "duel/test.yaml:10:49 `home.health.timeoutSeconds` is 5, but the next check begins after 5 (health/timeout); make it less than `home.health.intervalSeconds`",
    ],
  ],
  [
    "min > max",
    but("min: 1", "min: 3"),
    [
      "duel/test.yaml:10:56 `home.fleet.min` is 3, more than `home.fleet.max`, which is 2 (home/min-over-max); lower `min` or raise `max`",
    ],
  ],
  [
    "not YAML",
    { "duel/test.yaml": "cloud: [tencent\nhome: }" },
    [
      "duel/test.yaml:2:1 not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] (yaml/syntax); correct the YAML at this place",
      'duel/test.yaml:2:7 not valid YAML: Unexpected flow-map-end token in YAML stream: "}" (yaml/syntax); correct the YAML at this place',
    ],
  ],
  [
    "not text",
    { "duel/test.yaml": Buffer.from([0xff, 0xfe, 0x00]) },
    ["duel/test.yaml:1:1 games/duel/test.yaml is not UTF-8 text (yaml/encoding); save it as UTF-8"],
  ],
  [
    "a list",
    { "duel/test.yaml": "- cloud: tencent\n" },
    ["duel/test.yaml:1:1 holds a list where settings are expected (yaml/not-a-map); write settings as `key: value`"],
  ],
  [
    "a key with a meaning of its own",
    { "duel/test.yaml": `${right}tags: { __proto__: x }\n` },
    ["duel/test.yaml:14:9 `tags.__proto__` cannot be a key (yaml/key); use another name"],
  ],
  [
    "a 5 MB file",
    { "duel/test.yaml": "a: 1\n".repeat(1024 * 1024) },
    [
      "duel/test.yaml:1:1 games/duel/test.yaml has 5242880 bytes, more than 262144 (yaml/too-large); split it into environments, or remove what is not settings",
    ],
  ],
  [
    "an alias bomb",
    { "duel/test.yaml": bomb },
    [
      "duel/test.yaml:1:1 its aliases repeat too much, or without end (yaml/alias); write the values out instead of `*name`",
    ],
  ],
  [
    "an alias of itself",
    { "duel/test.yaml": "home: &home { fleet: *home }" },
    [
      "duel/test.yaml:1:1 its aliases repeat too much, or without end (yaml/alias); write the values out instead of `*name`",
    ],
  ],
  [
    "a game with a name that leads elsewhere",
    { "..%2Fx/test.yaml": right, "x../test.yaml": right },
    [
      'x..:1:1 "x.." cannot be the name of a game: it must be lower-case letters, digits and single hyphens, beginning with a letter (name/wrong); rename the folder',
    ],
  ],
  [
    "an environment with a name that cannot be one",
    { "duel/production1.yaml": right, "duel/Test.yaml": right, "duel/-.yaml": right },
    [
      'duel/-.yaml:1:1 "-" cannot be the name of an environment: it must be lower-case letters, digits and single hyphens, beginning with a letter (name/wrong); rename the file',
      'duel/Test.yaml:1:1 "Test" cannot be the name of an environment: it must be lower-case letters, digits and single hyphens, beginning with a letter (name/wrong); rename the file',
      'duel/production1.yaml:1:1 "production1" cannot be the name of an environment: it must have at most 10 characters (name/wrong); rename the file',
    ],
  ],
  [
    "a game with the name of the defaults",
    { "defaults/test.yaml": right },
    [
      'defaults:1:1 "defaults" cannot be the name of a game: it must not be `defaults`, the name of the files with what is shared (name/wrong); rename the folder',
    ],
  ],
  [
    "an environment whose name is the beginning of another's",
    { "star/prod.yaml": right, "star/prod-eu.yaml": right },
    [
      "star/prod-eu.yaml:1:1 `star-prod` is the beginning of `star-prod-eu`: a command on all stacks of the one would reach the other's (name/beginning); rename one of them",
      "star/prod.yaml:1:1 `star-prod` is the beginning of `star-prod-eu`: a command on all stacks of the one would reach the other's (name/beginning); rename one of them",
    ],
  ],
  [
    "the same across games",
    { "star/prod.yaml": right, "star-prod/eu.yaml": right },
    [
      "star-prod/eu.yaml:1:1 `star-prod` is the beginning of `star-prod-eu`: a command on all stacks of the one would reach the other's (name/beginning); rename one of them",
      "star/prod.yaml:1:1 `star-prod` is the beginning of `star-prod-eu`: a command on all stacks of the one would reach the other's (name/beginning); rename one of them",
    ],
  ],
  [
    "two environments with the same states",
    { "aa-b/c.yaml": right, "aa/b-c.yaml": right },
    [
      "aa-b/c.yaml:1:1 `aa-b-c` is environment c of game aa-b and environment b-c of game aa: they would share their states (name/taken); rename one of them",
      "aa/b-c.yaml:1:1 `aa-b-c` is environment b-c of game aa and environment c of game aa-b: they would share their states (name/taken); rename one of them",
    ],
  ],
  [
    "two environments with the same name for players",
    {
      "duel/defaults.yaml": "dns: { zone: duel.example, name: play }",
      "duel/a.yaml": right,
      "duel/b.yaml": `${right}dns: { name: play }\n`,
    },
    [
      "duel/b.yaml:14:14 `dns` gives the name play.duel.example, which duel-a has too: players of the one would reach the other (dns/taken); give each environment a `dns.name` of its own",
      "duel/defaults.yaml:1:34 `dns` gives the name play.duel.example, which duel-b has too: players of the one would reach the other (dns/taken); give each environment a `dns.name` of its own",
    ],
  ],
  [
    "two environments with the name of each other for HTTPS",
    {
      "duel/a.yaml": `${right}dns: { zone: duel.example, name: a }\nhttps: { name: b, port: game, cdn: none }\n`,
      "duel/b.yaml": `${right}dns: { zone: duel.example, name: b }\nhttps: { name: a, port: game, cdn: none }\n`,
    },
    [
      "duel/a.yaml:15:16 `https` gives the name b.duel.example, which duel-b has too: players of the one would reach the other (https/taken); give each environment an `https.name` of its own",
      "duel/b.yaml:15:16 `https` gives the name a.duel.example, which duel-a has too: players of the one would reach the other (https/taken); give each environment an `https.name` of its own",
    ],
  ],
  [
    "two environments that make one zone",
    {
      "duel/a.yaml": `${right}dns: { zone: duel.example, name: a, delegate: {} }\n`,
      "duel/b.yaml": `${right}dns: { zone: duel.example, name: b, delegate: {} }\n`,
    },
    [
      "duel/a.yaml:14:37 `dns.delegate` makes the zone duel.example, which duel-b makes too: the world would ask one of them (dns/delegated-twice); let one environment make it, or give each a zone of its own",
      "duel/b.yaml:14:37 `dns.delegate` makes the zone duel.example, which duel-a makes too: the world would ask one of them (dns/delegated-twice); let one environment make it, or give each a zone of its own",
    ],
  ],
  [
    "two environments that adopt one address",
    {
      "duel/a.yaml": right.replace(bandwidth, `${bandwidth}, adopt: eip-1a2b3c4d`),
      "duel/b.yaml": right.replace(bandwidth, `${bandwidth}, adopt: eip-1a2b3c4d`),
    },
    [
      "duel/a.yaml:6:37 `entry.adopt` is eip-1a2b3c4d, which duel-b adopts too: two states would own one address (entry/adopted-twice); let one environment adopt it",
      "duel/b.yaml:6:37 `entry.adopt` is eip-1a2b3c4d, which duel-a adopts too: two states would own one address (entry/adopted-twice); let one environment adopt it",
    ],
  ],
  [
    "files that would not be read",
    { "duel/test.yml": right, "star.yaml": right, "duel/notes.txt": "", "duel/eu/test.yaml": right },
    [
      "duel/eu:1:1 a folder inside a game's folder is not read (file/nested); move its files up into the game's folder, or make it a game of its own",
      "duel/notes.txt:1:1 notes.txt is not read: an environment is a file <game>/<environment>.yaml (file/stray); move it somewhere else",
      "duel/test.yml:1:1 test.yml is not read: an environment is a file <game>/<environment>.yaml (file/stray); rename or move it to <game>/<environment>.yaml",
      "star.yaml:1:1 star.yaml is not read: an environment is a file <game>/<environment>.yaml (file/stray); rename or move it to <game>/<environment>.yaml",
    ],
  ],
];

test.each(table)("%s", (_title, files, told) => {
  expect(games.write(files).load().told).toEqual(told);
  expect(games.load().names).toEqual([]);
});

test("a cloud's section cannot say which cloud it is", () => {
  games.write({ "duel/test.yaml": `${right}clouds: { tencent: { cloud: tencent } }\n` });
  expect(games.load().told).toEqual([
    expect.stringContaining(
      "duel/test.yaml:14:22 there is no setting `clouds.tencent.cloud` (setting/unknown)",
    ) as unknown,
  ]);
});

test.each([
  ["lists", `a: ${"[".repeat(60_000)}`],
  ["maps", `a: ${"{ a: ".repeat(40_000)}`],
  ["lines", "- ".repeat(60_000)],
])("%s nested too deeply", (_title, text) => {
  const [first] = games.write({ "duel/test.yaml": text }).load().problems;
  expect(first).toMatchObject({ code: "yaml/too-deep", fix: "write settings as they are documented" });
});

test("what editors and people leave beside the files is no problem", () => {
  games.write({
    ".git/config": "",
    "README.md": "",
    "duel/test.yaml": right,
    "duel/test.yaml~": "",
    "duel/.test.yaml.swp": "",
    "duel/test.yaml.orig": "",
  });
  expect(games.load().told).toEqual([]);
  expect(games.load().names).toEqual(["duel test"]);
});

describe("links", () => {
  test("within the folder are followed", () => {
    games.write({ "shared/defaults.yaml": right, "duel/test.yaml": "" });
    symlinkSync(join("..", "shared", "defaults.yaml"), join(games.path, "duel", "defaults.yaml"));
    expect(games.load().told).toEqual([]);
    expect(games.load().names).toEqual(["duel test"]);
  });

  test("that leave it are not, nor those that lead nowhere", () => {
    const outside = new GamesFolder().write({ "duel/test.yaml": right });
    games.write({ "star/test.yaml": right });
    symlinkSync(join(outside.path, "duel"), join(games.path, "duel"));
    symlinkSync(join(outside.path, "duel/test.yaml"), join(games.path, "star/live.yaml"));
    symlinkSync("nothing.yaml", join(games.path, "star/dev.yaml"));
    const { problems, names } = games.load();
    expect(problems.map(({ file, code }) => `${file.slice(games.path.length + 1)} ${code}`)).toEqual([
      "duel file/outside",
      "star/dev.yaml file/stray",
      "star/live.yaml file/outside",
    ]);
    expect(names).toEqual(["star test"]);
    outside.remove();
  });
});

test("what is neither file nor folder is not waited for", async () => {
  games.write({ "duel/test.yaml": right });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(games.path, "duel/live.yaml"), resolve));
  expect(games.load().problems.map(({ code }) => code)).toEqual(["file/stray"]);
  await new Promise((resolve) => server.close(resolve));
});

test.each(["nothing", "duel/test.yaml"])("no folder: %s", (path) => {
  games.write({ "duel/test.yaml": right });
  const file = join(games.path, path);
  expect(loadGames(file)).toEqual({
    environments: [],
    problems: [expect.objectContaining({ file, line: 1, column: 1, code: "file/no-folder" }) as unknown],
  });
});

test("every code of the loader is in this file", () => {
  const folder = join(__dirname, "../../../model/file");
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const written = text.flatMap((source) => source.match(/"(setting|yaml|file|name)\/[a-z-]+"/g) ?? []);
  const codes = new Set([
    ...written.map((code) => code.slice(1, -1)),
    ...[...namesRules, ...environmentsRules].map(({ code }) => code),
  ]);
  // root, who may run the tests, reads everything
  codes.delete("file/unreadable");
  const tested = readFileSync(__filename, "utf8");
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !tested.includes(`(${code})`) && !tested.includes(`${code}"`))).toEqual([]);
});
