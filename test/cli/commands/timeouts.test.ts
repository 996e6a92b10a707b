import { readFileSync } from "node:fs";
import { join } from "node:path";
import { timeouts } from "../../../cli/commands/timeouts";
import { expectedProblems } from "../../../cli/expected";
import { FakeTerminal } from "../../support/terminal";
import { root, TestProject } from "../test-project";

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.remove());

const starfall = `starfall-prod

game: tcp 7000 - player or game sends something every 450 s or sooner
the game waits at least 900 s before it gives a silent player up

through the entry:
HOP                              FORGETS AFTER  SAID BY        SOURCE
player's network                 7440 s         assumed (RFC)  RFC 5382, REQ-5: at least; many keep less
Anycast Internet Acceleration    -              not known      no figure known: Tencent sheet, section 14
CLB of home                      900 s          set here       Tencent sheet, section 14: idle_connect_timeout
CVM connection tracking at home  -              not known      no figure known

through an edge:
HOP                                  FORGETS AFTER  SAID BY        SOURCE
player's network                     7440 s         assumed (RFC)  RFC 5382, REQ-5: at least; many keep less
CVM connection tracking at the edge  -              not known      no figure known
relay                                900 s          set here       design: as patient as the load balancers
CLB of home                          900 s          set here       Tencent sheet, section 14: idle_connect_timeout
CVM connection tracking at home      -              not known      no figure known

sync: udp 7001 - player or game sends something every 60 s or sooner
the game waits at least 300 s before it gives a silent player up

through the entry:
HOP                              FORGETS AFTER  SAID BY        SOURCE
player's network                 120 s          assumed (RFC)  RFC 4787, REQ-5: at least; many keep less
Anycast Internet Acceleration    -              not known      no figure known: Tencent sheet, section 14
CLB of home                      300 s          set here       Tencent sheet, section 14: idle_connect_timeout
CVM connection tracking at home  -              not known      no figure known

through an edge:
HOP                                  FORGETS AFTER  SAID BY        SOURCE
player's network                     120 s          assumed (RFC)  RFC 4787, REQ-5: at least; many keep less
CVM connection tracking at the edge  -              not known      no figure known
relay                                300 s          set here       design: as patient as the load balancers
CLB of home                          300 s          set here       Tencent sheet, section 14: idle_connect_timeout
CVM connection tracking at home      -              not known      no figure known`;

const rest = "home: { fleet: { min: 3, max: 12 } }\nentry: { bandwidthMbps: 500 }\n";

async function run(game: string, environment: string, json = false): Promise<FakeTerminal> {
  const terminal = new FakeTerminal();
  expect(await timeouts({ project: project.from(), game, environment, json }, terminal)).toBe(0);
  return terminal;
}

test("each port with what must be sent, what the game must bear, and the hops of both paths", async () => {
  expect((await run("starfall", "prod")).stdout).toBe(starfall);
});

test("on AWS a TCP keepalive does not count", async () => {
  for (const file of ["games/skyline/defaults.yaml", "games/skyline/dev.yaml"]) {
    project.write(file, readFileSync(join(root, file), "utf8"));
  }
  const { stdout } = await run("skyline", "dev");

  expect(stdout).toContain(
    "\ngame: tcp 7000 - player or game sends something every 170 s or sooner; TCP keepalive does not count\n",
  );
  expect((await run("skyline", "dev", true)).json).toMatchObject({ ports: { game: { keepaliveCounts: false } } });
  expect(stdout).toContain("\nsync: udp 7001 - player or game sends something every 15 s or sooner\n");
  expect(stdout).toMatch(/\nEC2 connection tracking at the edge +432000 s +fixed +AWS sheet, section 17: /);
});

test("without edges there is one path, and no word of relays", async () => {
  const { stdout } = await run("moonrush", "live");
  const { json } = await run("moonrush", "live", true);

  expect(stdout).toContain("\nthrough the entry:\n");
  expect(stdout).not.toMatch(/edge|relay/);
  expect(JSON.stringify(json)).not.toMatch(/edge|relay/);
});

test("an edge that is retired still has its relays", async () => {
  project.write("games/starfall/prod.yaml", `${retired("tokyo")}${rest}`);
  expect((await run("starfall", "prod")).stdout).toContain("\nthrough an edge:\n");
});

test("edges that are reached in several ways have a table for each, and the least patient of all decides", async () => {
  const virginia = `{ cloud: aws, region: us-east-1, relays: { zones: { us-east-1a: 1 }, image: ami-0a1b2c3d4e5f60001 }, backhaul: { public: tls } }`;
  const tokyo = "{ region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }";
  const homeTls = "relays: { homeTls: { certificate: /a.pem, authority: /b.pem } }\n";
  project.write("games/starfall/prod.yaml", `edges: { tokyo: ${tokyo}, virginia: ${virginia} }\n${homeTls}${rest}`);
  const { stdout } = await run("starfall", "prod");
  const { json } = await run("starfall", "prod", true);

  expect(stdout).toContain("\ngame: tcp 7000 - player or game sends something every 175 s or sooner\n");
  expect(stdout).toMatch(/\nthrough tokyo:\n[^]+\nthrough virginia:\n[^]+Network Load Balancer of the edge/);
  expect(stdout).not.toContain("through an edge");
  const { game } = (json as { ports: Record<string, unknown> }).ports;
  expect(game).toMatchObject({
    heartbeatSeconds: 175,
    leastPatient: { title: "Network Load Balancer of the edge" },
    ways: [
      { edges: ["tokyo"], sites: [], relaySeconds: 900 },
      { edges: ["virginia"], relaySeconds: 900, edgeLoadBalancerSeconds: 350 },
    ],
  });
});

test("players who come to an edge through an accelerator have a table of their own", async () => {
  const entry = "{ kind: ga2, bandwidthMbps: 60, areas: { ap-seoul: { bandwidthMbps: 80 } } }";
  const tokyo =
    "{ region: ap-tokyo, entryWeight: 50, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }";
  const ports = "ports: { sync: { probe: { send: ping, expect: pong } } }\n";
  const home = "home: { fleet: { min: 3, max: 12 } }\n";
  project.write("games/starfall/prod.yaml", `entry: ${entry}\n${home}${ports}edges: { tokyo: ${tokyo} }\n`);
  const { stdout } = await run("starfall", "prod");
  const { json } = await run("starfall", "prod", true);

  expect(stdout).toMatch(/\nthrough tokyo:\nHOP.*\nplayer's network.*\nCVM connection tracking at the edge /);
  expect(stdout).toMatch(/\nthrough the entry and tokyo:\nHOP.*\nplayer's network.*\nGlobal Accelerator 2\.0 +900 s /);
  const { game } = (json as { ports: Record<string, { ways?: object[] }> }).ports;
  expect(game?.ways?.map((way) => "behindEntry" in way)).toEqual([false, true]);
});

test.each([
  ["beside edges", true, /\nthrough tokyo:\n[^]+\nthrough osaka:\n[^]+hoster's network at the site/],
  ["without edges", false, /\nthrough osaka:\n[^]+hoster's network at the site/],
])("sites have a table of their own %s", async (_where, beside, tables) => {
  const tokyo = "tokyo: { region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }";
  const site = "machines: { a: { address: 198.51.100.11 } }, neighbours: { up: { address: 198.51.100.1, asn: 64515 } }";
  const bgp = `{ asn: 64500, prefix: 203.0.113.0/24, address: 203.0.113.10, sites: { osaka: { ${site} } } }`;
  const announcing = rest.replace("bandwidthMbps: 500", `bandwidthMbps: 500, bgp: ${bgp}`);
  project.write("games/starfall/prod.yaml", `${announcing}edges: { ${beside ? tokyo : ""} }\n`);
  const { stdout } = await run("starfall", "prod");
  expect(stdout).toMatch(tables);
  expect(stdout).not.toContain("through an edge");
});

test("--json: the same data", async () => {
  const { json } = await run("starfall", "prod", true);
  const { ports } = json as { ports: Record<string, { paths: Record<string, unknown[]> }> };

  expect(json).toMatchObject({ game: "starfall", environment: "prod" });
  expect(Object.keys(ports)).toEqual(["game", "sync"]);
  expect(ports["game"]).toEqual({
    protocol: "tcp",
    port: 7000,
    heartbeatSeconds: 450,
    homeLoadBalancerSeconds: 900,
    relaySeconds: 900,
    gameSeconds: 900,
    leastPatient: expect.objectContaining({ title: "CLB of home", seconds: 900, by: "set" }) as unknown,
    paths: { entry: expect.any(Array) as unknown, edge: expect.any(Array) as unknown },
  });
  expect(ports["game"]?.paths["entry"]?.slice(0, 2)).toEqual([
    {
      title: "player's network",
      source: "RFC 5382, REQ-5: at least; many keep less",
      seconds: 7440,
      by: "assumed",
    },
    {
      title: "Anycast Internet Acceleration",
      source: "no figure known: Tencent sheet, section 14",
      by: "unknown",
    },
  ]);
  expect(ports["game"]?.paths["edge"]).toHaveLength(5);
});

describe("fails", () => {
  test.each([
    ["explain/unknown-game", "starfal", "prod"],
    ["explain/unknown-environment", "starfall", "prd"],
  ])("%s, with what was meant", async (code, game, environment) => {
    const error: unknown = await run(game, environment).catch((thrown: unknown) => thrown);
    expect(expectedProblems(error)).toEqual([
      expect.objectContaining({ code, what: expect.stringContaining("did you mean") as unknown }),
    ]);
  });
});

function retired(name: string): string {
  return `edges: { ${name}: { region: ap-${name}, retired: true, relays: { zones: { ap-${name}-1: 1 } }, backhaul: { bandwidthMbps: 20 } } }\n`;
}
