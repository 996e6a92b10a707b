import { wishesOf, type Flags } from "../../../cli/new-environment/wishes";
import { cloudNames } from "../../../model/cloud-name";

const nothing: Flags = { zone: [], port: [], edge: [] };
const read = (flags: Partial<Flags>) => wishesOf({ ...nothing, ...flags });

test.each<[string, Partial<Flags>, object]>([
  ["zones repeated", { zone: ["a-1", "a-2"] }, { zones: ["a-1", "a-2"] }],
  ["zones with commas between, and one too many", { zone: ["a-1, a-2,"] }, { zones: ["a-1", "a-2"] }],
  ["a port", { port: ["game=tcp:7000"] }, { ports: { game: { protocol: "tcp", port: 7000 } } }],
  [
    "a port that relays carry",
    { port: ["game=tcp:7000:17000"] },
    { ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 } } },
  ],
  ["a range of ports", { port: ["game=udp:1-9"] }, { ports: { game: { protocol: "udp", port: { from: 1, to: 9 } } } }],
  ["a number", { bandwidth: "0100" }, { bandwidth: 100 }],
  [
    "an edge in two zones",
    { edge: ["eu=r:r-1:2,eu=r:r-2:1"] },
    { edges: { eu: { region: "r", zones: { "r-1": 2, "r-2": 1 } } } },
  ],
  ["a name in a domain", { dns: "play.duel.example" }, { dns: { name: "play", zone: "duel.example" } }],
  ["a state", { state: "pg" }, { state: { backend: "pg" } }],
  ["a cloud", { cloud: "tencent" }, { cloud: "tencent" }],
])("understands %s", (_, flags, wishes) => {
  expect(read(flags)).toMatchObject({ wishes, problems: [] });
});

test("what was not said is absent", () => {
  expect(Object.values(read({}).wishes).filter((value) => value !== undefined)).toEqual([]);
});

describe("fails", () => {
  test.each<[string, Partial<Flags>]>([
    ["new/number", { min: "-1" }],
    ["new/number", { max: "1.5" }],
    ["new/number", { backhaul: "" }],
    ["new/number", { relayBandwidth: "12345678901" }],
    ["new/port", { port: ["game=tcp"] }],
    ["new/port", { port: [""] }],
    ["new/port", { port: ["game=tcp:7000:"] }],
    ["new/twice", { port: ["game=tcp:1", "game=udp:2"] }],
    ["new/edge", { edge: ["eu=r:r-1"] }],
    ["new/edge", { edge: ["eu=r:r-1:1", "eu=q:q-1:1"] }],
    ["new/edge", { edge: ["eu=r:r-1:1", "eu=r:r-1:2"] }],
    ["new/dns", { dns: "localhost" }],
    ["new/dns", { dns: ".duel.example" }],
    ["new/cloud", { cloud: "mars" }],
    ["new/state", { state: "cos" }],
  ])("%s: %j", (code, flags) => {
    expect(read(flags).problems.map((problem) => problem.code)).toEqual([code]);
  });

  test("with what was meant", () => {
    expect(read({ cloud: "tencet" }).problems).toEqual([
      {
        code: "new/cloud",
        what: "`--cloud` is `tencet`, which is no cloud known here, did you mean tencent?",
        fix: `choose one of: ${cloudNames.join(", ")}`,
      },
    ]);
  });

  test("on all flags at once", () => {
    expect(read({ min: "x", port: ["y"], dns: "z" }).problems).toHaveLength(3);
  });
});
