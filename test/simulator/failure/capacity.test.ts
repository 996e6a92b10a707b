import { capacityOf } from "../../../simulator/failure/capacity-of";
import { failureText, type Failure } from "../../../simulator/failure/failure";
import { holds } from "../../../simulator/failure/holds";
import { tellStory } from "../../../simulator/failure/tell-story";
import { notCounted } from "../../../simulator/limits";
import { topologyOf } from "../../../simulator/topology-of";
import { awsEdge, declared, declaredOn, edge } from "../../model/declared";
import { lineAtlas } from "../line-atlas";

const atlas = lineAtlas(
  {
    "tencent/ap-seoul": 0,
    "tencent/ap-tokyo": 10,
    "tencent/eu-frankfurt": 100,
    "aws/ap-northeast-2": 0,
    "aws/ap-northeast-1": 10,
    "aws/eu-central-1": 100,
    "pop-seoul": 1,
    "pop-tokyo": 11,
    "pop-frankfurt": 101,
    kr: 2,
    jp: 12,
    de: 102,
  },
  { kr: {}, jp: { weight: 2 }, de: {} },
);

/** Germans through two relays in Frankfurt, Japanese through one in Tokyo, each with 1000 connections; five machines at home. */
const aws = topologyOf(
  declaredOn("aws", {
    home: { fleet: { min: 5, max: 9 }, zones: ["ap-northeast-2a", "ap-northeast-2c"] },
    edges: {
      tokyo: { relays: { connections: 1000, zones: { "ap-northeast-1a": 1 } } },
      frankfurt: awsEdge("eu-central-1", {
        relays: { connections: 1000, zones: { "eu-central-1a": 1, "eu-central-1b": 1 } },
      }),
    },
  }),
);
const capacity = (kind: Failure["kind"], name: string) => capacityOf(aws, atlas, { kind, name });

test("before anything fails, an edge is full when its share of the players is more than it holds", () => {
  // a quarter, and half
  expect(capacity("entry-pop", "pop-seoul").fullFromBefore).toEqual({ frankfurt: 8001, tokyo: 2001 });
});

test.each([
  ["edge", "tokyo", { left: 2000, lost: 1000 }, { left: 5, lost: 0 }],
  ["backhaul", "frankfurt", { left: 1000, lost: 2000 }, { left: 5, lost: 0 }],
  ["zone", "eu-central-1a", { left: 2000, lost: 1000 }, { left: 5, lost: 0 }],
  // one zone has three of them
  ["zone", "ap-northeast-2c", { left: 3000, lost: 0 }, { left: 2, lost: 3 }],
  ["home", "", { left: 0, lost: 3000 }, { left: 0, lost: 5 }],
  ["entry-pop", "pop-tokyo", { left: 3000, lost: 0 }, { left: 5, lost: 0 }],
] as const)("%s:%s", (kind, name, relayConnections, homeMachines) => {
  expect(capacity(kind, name)).toMatchObject({ relayConnections, homeMachines });
});

test("after it, those who move fill others up", () => {
  // Japanese go home, Germans stay
  expect(capacity("edge", "tokyo").fullFrom).toEqual({ frankfurt: 8001 });
  // Germans go to Tokyo, the next region
  expect(capacity("edge", "frankfurt").fullFrom).toEqual({ tokyo: Math.floor(1000 / 0.75) + 1 });
  // the same players at half as many relays
  expect(capacity("zone", "eu-central-1a").fullFrom).toMatchObject({ frankfurt: 4001 });
  expect(capacity("home", "").fullFrom).toEqual({});
});

test("a story has the same", () => {
  const failure: Failure = { kind: "edge", name: "frankfurt" };

  expect(tellStory({ topology: aws, atlas, failure, atSeconds: 3, limits: notCounted }).capacity).toEqual(
    capacityOf(aws, atlas, failure),
  );
});

describe("a number of players", () => {
  const survived = (players: number): string[] =>
    holds(aws, atlas, players).flatMap((one) => (one.survived ? [failureText(one.failure)] : []));

  test("survives whatever leaves everyone a way and room", () => {
    const all = holds(aws, atlas, 1000).map(({ failure }) => failureText(failure));

    // home alone cannot be survived
    expect(survived(1000)).toEqual(all.filter((text) => text !== "home"));
    expect(holds(aws, atlas, 1000)[0]).toEqual({
      failure: { kind: "home", name: "" },
      survived: false,
      strands: true,
      full: [],
    });
  });

  test("does not survive that one edge's players are too many for the next", () => {
    expect(survived(1333)).toContain("edge:frankfurt");
    expect(survived(1334)).not.toContain("edge:frankfurt");
    const frankfurt = holds(aws, atlas, 1334).find(({ failure }) => failureText(failure) === "edge:frankfurt");
    expect(frankfurt).toMatchObject({ survived: false, strands: false, full: ["tokyo"] });
  });

  test("does not survive that the only way of some fails", () => {
    const topology = topologyOf(declared({ edges: { frankfurt: edge("eu-frankfurt") } }));
    const only = { ...topology, order: { usual: [["tokyo"]], regions: {} } };
    const tokyo = holds(only, atlas, 1).find(({ failure }) => failureText(failure) === "edge:tokyo");

    expect(tokyo).toMatchObject({ survived: false, strands: true });
  });
});
