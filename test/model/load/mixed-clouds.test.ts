import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GamesFolder } from "../games-folder";

let games: GamesFolder;

beforeEach(() => {
  games = new GamesFolder();
});

afterEach(() => {
  games.remove();
});

const defaults = `state: { backend: local }
clouds:
  tencent:
    home: { fleet: { instanceType: S5.LARGE8, image: img-1 } }
    relays: { instanceType: S5.MEDIUM4, image: img-1, bandwidthMbps: 50 }
  alibaba:
    home: { fleet: { instanceType: ecs.g7.large, image: m-home } }
    relays: { instanceType: ens.sn1.small, image: m-relay, bandwidthMbps: 100 }
`;
const node = "cn-wuxi-telecom_unicom_cmcc-2";
const own = `cloud: tencent
ports: { game: { protocol: tcp, port: 7000, relayPort: 17000 }, sync: { protocol: udp, port: 7001, probe: ping } }
entry: { bandwidthMbps: 100 }
home: { region: ap-seoul, zones: [ap-seoul-1, ap-seoul-2], fleet: { min: 1, max: 2 } }
relays: { connections: 5000 }
edges:
  tokyo: { region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }
`;
const wuxi = (changes = "", relays = "") =>
  `  wuxi:
    cloud: alibaba
    kind: ens
    region: ${node}
    relays: { zones: { ${node}: 1 }, addresses: { ${node}-1: 203.0.113.7 }${relays} }
    backhaul: { public: addresses }
${changes}`;

function load(text: string) {
  return games.write({ "defaults.yaml": defaults, "duel/test.yaml": text }).load();
}

test("relays have the defaults of the cloud that their edge is on, and those of all", () => {
  const { environments, told } = load(`${own}${wuxi()}`);
  expect(told).toEqual([]);
  const edges = environments[0]?.environment.edges;
  expect(edges?.["tokyo"]?.relays).toMatchObject({ instanceType: "S5.MEDIUM4", bandwidthMbps: 50, connections: 5000 });
  expect(edges?.["wuxi"]?.relays).toMatchObject({
    instanceType: "ens.sn1.small",
    image: "m-relay",
    bandwidthMbps: 100,
    connections: 5000,
  });
});

test("the guide's example stands on the defaults that are shipped", () => {
  const root = join(__dirname, "../../..");
  const guide = readFileSync(join(root, "docs/operations/mixed-clouds.md"), "utf8");
  const [, example = ""] = /^```yaml\n(.*?)^```$/ms.exec(guide) ?? [];
  const rest = own.slice(0, own.indexOf("edges:")).replace(/^cloud: .*\n/, "");
  const text = `${rest}${example}`;
  expect(text).toContain("cloud: alibaba");
  const shipped = readFileSync(join(root, "games/defaults.yaml"), "utf8");
  const { environments, told } = games.write({ "defaults.yaml": shipped, "duel/test.yaml": text }).load();
  expect(told).toEqual([]);
  expect(environments).toHaveLength(1);
});

test("what a node inherits and cannot be is to be written at the edge", () => {
  const regional = defaults.replace("ens.sn1.small", "ecs.c7.large");
  const { told } = games.write({ "defaults.yaml": regional, "duel/test.yaml": `${own}${wuxi()}` }).load();
  expect(told).toEqual([expect.stringMatching(/\(edge\/instance-type\); write one at the edge itself/)]);
});

test("nothing else of another cloud's section counts", () => {
  expect(load(`${own}${wuxi()}`).environments[0]?.environment.home.fleet.image).toBe("img-1");
});

test("where a default comes from is told by the edge's cloud", () => {
  const explain = load(`${own}${wuxi("", ", image: m-own")}`).environments[0]?.explain;
  const said = (edge: string, key: string) =>
    explain?.(["edges", edge, "relays", key]).map(({ line, value, wins }) => [line, value, wins]);
  expect(said("tokyo", "image")).toEqual([[5, "img-1", true]]);
  expect(said("wuxi", "instanceType")).toEqual([[8, "ens.sn1.small", true]]);
  expect(said("wuxi", "image")).toEqual([
    [8, "m-relay", false],
    [12, "m-own", true],
  ]);
});

test("an edge may be moved to another cloud by a stronger file", () => {
  games.write({ "duel/defaults.yaml": `${own}${wuxi()}` });
  const { environments } = load("edges: { wuxi: { cloud: tencent, kind: ~, region: ap-shanghai } }\n");
  expect(environments).toEqual([]);
  const { told } = load(
    `edges:
  wuxi:
    cloud: tencent
    kind: ~
    region: ap-shanghai
    relays: { zones: { ${node}: ~, ap-shanghai-2: 1 }, addresses: ~ }
`,
  );
  expect(told).toEqual([]);
  expect(games.load().environments[0]?.environment.edges["wuxi"]?.relays.instanceType).toBe("S5.MEDIUM4");
});

describe("fails where it is said, by the rules of the edge's own cloud", () => {
  test.each([
    ["edge/ens-node", `${own}${wuxi().replace(`region: ${node}`, "region: ap-tokyo")}`, 11],
    ["edge/no-private-road", `${own}${wuxi().replace("backhaul: { public: addresses }", "backhaul: {}")}`, 13],
    ["account/of-environment", own.replace("ap-tokyo,", 'ap-tokyo, accountIds: ["100000000001"],'), 7],
    ["capability/account-ids", `${own}${wuxi('    accountIds: ["100000000001"]\n')}`, 14],
    ["edge/public-tls", `${own}${wuxi().replace("public: addresses", "public: tls")}`, 12],
    [
      "edge/tls-everywhere",
      `${own}${wuxi("", ", homeTls: { certificate: /a.pem, authority: /b.pem }").replace("public: addresses", "public: tls")}`,
      7,
    ],
    ["tags/wrong", `${own}${wuxi()}tags: { "acs:team": red }\n`, 14],
    ["setting/choice", `${own}${wuxi().replace("public: addresses", "public: everyone")}`, 13],
  ])("%s", (code, text, line) => {
    const { environments, problems } = load(text);
    expect(environments).toEqual([]);
    expect(problems.map((problem) => [problem.code, problem.line])).toContainEqual([code, line]);
  });
});

test("a share behind an accelerator is refused to edges elsewhere with a reason that is true of it", () => {
  const entry = "entry: { kind: ga2, areas: { ap-seoul: { bandwidthMbps: 50 } }, bandwidthMbps: 100 }";
  const probed = own.replace("probe: ping", "probe: { send: ping, expect: pong }");
  const { told } = load(`${probed.replace("entry: { bandwidthMbps: 100 }", entry)}${wuxi("    entryWeight: 20\n")}`);
  expect(told).toEqual([expect.stringMatching(/capability\/entry-weight/)]);
  expect(told[0]).toContain("an entry of kind `ga2` has relays of Tencent Cloud alone");
});

test("an edge on a cloud that is none is told so, and held against no other's rules", () => {
  const { told } = load(`${own}${wuxi().replace("cloud: alibaba", "cloud: alibabba")}`);
  expect(told).toEqual([expect.stringMatching(/^duel\/test.yaml:9:12 .+\(setting\/choice\).+alibaba/)]);
});
