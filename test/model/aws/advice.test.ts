import { awsModel } from "../../../model/aws";
import { awsEdge, declaredOn, type Changes } from "../declared";

const always = ["account/prerequisites", "account/zone-unreached", "port/heartbeat"];
const topic = (region: string) => `arn:aws:sns:${region}:123456789012:oncall`;
const notices = (...topics: string[]) => ({ home: { alarms: { notices: topics } } });
const tokyo = (changes: Changes) => ({ edges: { tokyo: changes } });
const zones = (letters: string) => Object.fromEntries(Array.from(letters, (letter) => [`ap-northeast-1${letter}`, 1]));
const dials = (home: number, first: number, second: number) => ({
  home: { dialPercent: home },
  edges: { tokyo: { dialPercent: first }, osaka: awsEdge("ap-northeast-3", { dialPercent: second }) },
});

function advised(changes: Changes, name = "test"): string[] {
  return awsModel
    .advice({ ...declaredOn("aws", changes), name })
    .map(({ code }) => code)
    .filter((code) => !always.includes(code));
}

const told = (changes: Changes, code: string) =>
  awsModel.advice(declaredOn("aws", changes)).filter((one) => one.code === code);

test("what every account and every game needs is always said", () => {
  expect(awsModel.advice(declaredOn("aws")).map(({ code }) => code)).toEqual(always);
});

test.each<[string, Changes]>([
  ["account/region-opt-in", { edges: { hongkong: awsEdge("ap-east-1") } }],
  ["alarm/silent", notices(topic("us-west-2"))],
  ["alarm/silent", notices(topic("ap-northeast-2"))],
  ["edge/address-quota", tokyo({ relays: { zones: zones("abcdef") } })],
  ["entry/dual-stack-later", { entry: { dualStack: true } }],
  ["entry/retiring", { entry: { retire: "duel-test-entry" } }],
  ["home/no-spare-machine", { home: { fleet: { min: 1 } } }],
  ["port/idle-long", { ports: { game: { idleSeconds: 341 } } }],
  ["traffic/dials-low", dials(99, 99, 99.9)],
  ["traffic/one-endpoint", tokyo({ retired: true })],
  ["traffic/residency", { edges: { frankfurt: awsEdge("eu-central-1") } }],
])("%s", (code, changes) => {
  expect(advised(changes)).toEqual([code]);
});

test.each<[string, Changes]>([
  ["regions that are on by default", { edges: { osaka: awsEdge("ap-northeast-3") } }],
  ["topics on both sides", notices(topic("us-west-2"), topic("ap-northeast-2"))],
  ["five zones", tokyo({ relays: { zones: zones("abcde") } })],
  ["as long as the accelerator", { ports: { game: { idleSeconds: 340 } } }],
  ["one region in full", dials(100, 1, 1)],
  ["two regions, of which AWS says what happens", { home: { dialPercent: 50 }, ...tokyo({ dialPercent: 50 }) }],
])("nothing on %s", (_title, changes) => {
  expect(advised(changes)).toEqual([]);
});

test("draining the last edge leaves home alone", () => {
  expect(advised(tokyo({ drain: true }))).toEqual(["traffic/one-endpoint", "traffic/drained"]);
  expect(advised({ edges: { tokyo: { drain: true }, osaka: awsEdge("ap-northeast-3") } })).toEqual(["traffic/drained"]);
});

test("an alarm in us-west-2 itself needs one topic", () => {
  const oregon = {
    region: "us-west-2",
    zones: ["us-west-2a", "us-west-2b"],
    alarms: { notices: [topic("us-west-2")] },
  };
  expect(advised({ home: oregon })).toEqual([]);
});

test("heartbeats are half of the shortest patience", () => {
  expect(told({}, "port/heartbeat")).toEqual([
    expect.objectContaining({ fix: "let the game send something at least every 15 seconds" }),
  ]);
  expect(told({ ports: { sync: undefined } }, "port/heartbeat")).toEqual([
    expect.objectContaining({ fix: "let the game send something at least every 170 seconds" }),
  ]);
});

test("production is protected, and its state is where everybody finds it", () => {
  const state = { backend: "pg" };
  expect(advised({ state, home: { deleteProtection: false } }, "prod")).toEqual(["home/unprotected"]);
  expect(advised({}, "live")).toEqual(["state/local"]);
});

test("advice is told as problems are", () => {
  const everything = declaredOn("aws", {
    ports: { game: { idleSeconds: 6000 } },
    entry: { retire: "x", dualStack: true },
    home: { deleteProtection: false, fleet: { min: 0 }, ...notices("x").home, ...dials(1, 1, 1).home },
    edges: { milan: awsEdge("eu-south-1"), ...dials(1, 1, 1).edges, oregon: awsEdge("us-west-1", { drain: true }) },
  });
  for (const { code, what, fix } of awsModel.advice({ ...everything, name: "prod" })) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(what).not.toMatch(/undefined|\.$/);
    expect(fix).not.toMatch(/undefined|\.$/);
  }
});
