import { adviceFor } from "../../model/advice";
import { tencentModel } from "../../model/tencent";
import { awsEdge, declared, edge, ensEdge, type Changes } from "./declared";

const node = "cn-wuxi-telecom_unicom_cmcc-2";
const overInternet = { backhaul: { public: "addresses", bandwidthMbps: undefined } };
const usual = tencentModel.advice(declared()).map(({ code }) => code);

function advised(changes: Changes): string[] {
  const codes = adviceFor(declared(changes)).map(({ code }) => code);
  return codes.filter((code) => !usual.includes(code));
}
const withEdge = (key: string, declaration: Changes, changes: Changes = {}) =>
  advised({ edges: { [key]: declaration }, ...changes });
const noUdp = { ports: { sync: undefined } };

test("on one cloud by private roads it is what the cloud's model advises", () => {
  expect(adviceFor(declared())).toEqual(tencentModel.advice(declared()));
});

test("edges elsewhere are advised by their own cloud", () => {
  const zones = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((letter) => [`us-east-1${letter}`, 1]));
  const declaration = awsEdge("us-east-1", { cloud: "aws", backhaul: { public: "tls" }, relays: { zones } });
  expect(withEdge("virginia", declaration, noUdp)).toEqual(["edge/address-quota"]);
  expect(withEdge("wuxi", ensEdge(node, { cloud: "alibaba" }), noUdp)).toEqual([
    "edge/ens-nodes",
    "edge/addresses-missing",
    "edge/mainland",
  ]);
});

test("what home's cloud advises of its own edges is not told of others", () => {
  const zones = { "us-east-1a": 21 };
  const declaration = awsEdge("us-east-1", { cloud: "aws", backhaul: { public: "tls" }, relays: { zones } });
  expect(withEdge("virginia", declaration, noUdp)).toEqual([]);
});

test("datagrams over a public road go in the clear, those over a private one do not concern anybody", () => {
  expect(withEdge("frankfurt", edge("eu-frankfurt", overInternet))).toEqual(["edge/udp-clear"]);
  expect(withEdge("frankfurt", edge("eu-frankfurt", overInternet), noUdp)).toEqual([]);
  expect(withEdge("frankfurt", edge("eu-frankfurt"))).toEqual([]);
});

test.each<[string, Changes, readonly string[]]>([
  ["on Tencent Cloud", edge("ap-shanghai", overInternet), ["edge/mainland"]],
  ["by a private road", edge("ap-shanghai"), ["edge/cross-border", "edge/mainland"]],
  ["outside of it", edge("ap-hongkong", overInternet), []],
])("players in the mainland are not the entry's: %s", (_where, declaration, codes) => {
  expect(withEdge("there", declaration, noUdp)).toEqual(codes);
});

test("a door for more relays than a security group has rules is told of", () => {
  const inDoor = (third: number | undefined, changes: Changes = {}) => {
    const zones = { "eu-frankfurt-1": 50, "eu-frankfurt-2": 50, "eu-frankfurt-3": third };
    const declaration = edge("eu-frankfurt", { ...overInternet, relays: { zones }, ...changes });
    const codes = withEdge("frankfurt", declaration, noUdp);
    return codes.includes("home/door-rules");
  };
  expect(inDoor(undefined)).toBe(false);
  expect(inDoor(1)).toBe(true);
  expect(inDoor(1, { retired: true })).toBe(false);
});

test("advice is told as problems are", () => {
  const all = adviceFor(declared({ edges: { wuxi: ensEdge(node, { cloud: "alibaba" }) } }));
  for (const { code, what, fix } of all) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(what).not.toMatch(/undefined|\.$/);
    expect(fix).not.toMatch(/undefined|\.$/);
  }
});
