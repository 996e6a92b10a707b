import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { Fn, TerraformOutput, TerraformStack, Testing } from "cdktf";
import { tencent } from "../../constructs/tencent";
import type { Cloud } from "../../constructs/cloud";
import { ProblemError } from "../../model/problem";
import { EntryStack } from "../../stacks/entry-stack";
import { HomeStack } from "../../stacks/home-stack";
import { exampleEnvironment, synthEnvironment, synthStack } from "../support/synth";

const environment = exampleEnvironment();
const props = (cloud: Cloud = tencent()) => ({ environment, cloud, state: environment.state });

test("the provider is pinned exactly and knows its region and its accounts", () => {
  const { json } = synthStack(
    new EntryStack(Testing.app(), { ...props(), environment: exampleEnvironment({ accountIds: ["100000000001"] }) }),
  );
  expect(json.terraform).toMatchObject({
    required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud", version: "1.83.25" } },
    required_version: ">= 1.5",
  });
  expect(json.provider?.["tencentcloud"]).toEqual([{ region: "ap-seoul", allowed_account_ids: ["100000000001"] }]);
});

test("without account ids any account will do", () => {
  expect(synthStack(new EntryStack(Testing.app(), props())).json.provider?.["tencentcloud"]).toEqual([
    { region: "ap-seoul" },
  ]);
});

test("tags say game and environment, and an environment's own tags cannot change that", () => {
  const stack = new EntryStack(Testing.app(), {
    ...props(),
    environment: exampleEnvironment({ tags: { team: "red", game: "other" } }),
  });
  expect(synthStack(stack).only("eip")["tags"]).toEqual({
    game: "duel",
    environment: "test",
    "managed-by": "anycast-edge",
    team: "red",
  });
});

test("rules on the resources see those that a team adds by itself, and name the stack", () => {
  const cloud = tencent();
  const rule = {
    code: "eip/none-but-ours",
    source: "test",
    check: ({ resource }: { resource?: Readonly<Record<string, object>> }) =>
      Object.keys(resource?.["tencentcloud_eip"] ?? {})
        .filter((id) => id !== "anycast")
        .map((id) => ({ path: [id], what: `there is ${id}`, fix: "remove it" })),
  };
  const stack = new EntryStack(Testing.app(), props({ ...cloud, model: { ...cloud.model, graphRules: [rule] } }));
  expect(() => synthStack(stack)).not.toThrow();
  new Eip(stack, "extra", {});
  new Eip(stack, "another", {});
  expect(() => synthStack(stack)).toThrow(
    new ProblemError([
      { code: rule.code, what: "stack duel-test-entry: there is extra", fix: "remove it" },
      { code: rule.code, what: "stack duel-test-entry: there is another", fix: "remove it" },
    ]).message,
  );
});

describe("a reference to another stack is refused", () => {
  const read: Record<string, (eip: Eip) => unknown> = {
    "a value": (eip) => eip.publicIp,
    "part of a text": (eip) => `http://${eip.publicIp}/`,
    "inside a function": (eip) => Fn.upper(eip.publicIp),
    "a map": (eip) => eip.tags,
    "a number": (eip) => eip.internetMaxBandwidthOut,
    "in a list": (eip) => [eip.publicIp],
  };
  test.each(Object.keys(read))("%s", (kind) => {
    const app = Testing.app();
    const entry = new EntryStack(app, props());
    const home = new HomeStack(app, props());
    const eip = entry.node.findAll().find((node) => node instanceof Eip);
    new TerraformOutput(home, "leak", { value: eip && read[kind]?.(eip) });
    expect(() => synthStack(home)).toThrow("stack/cross-reference");
  });

  test("from a stack that is not ours, too", () => {
    const app = Testing.app();
    const entry = new EntryStack(app, props());
    const own = new TerraformStack(app, "own");
    const eip = entry.node.findAll().find((node) => node instanceof Eip);
    new TerraformOutput(own, "leak", { value: eip?.publicIp });
    expect(() => {
      own.prepareStack();
    }).toThrow("stack/cross-reference");
  });
});

test("every stack publishes its fixed list, whether or not anyone reads it", () => {
  const outputs = [...synthEnvironment(environment)].map(([id, { json }]) => [id, Object.keys(json.output ?? {})]);
  expect(Object.fromEntries(outputs)).toEqual({
    "duel-test-entry": ["addresses", "entry_id"],
    "duel-test-home": ["door_id", "endpoint_address", "endpoint_id", "hub_id", "network_id"],
    "duel-test-edge-tokyo": ["addresses"],
    "duel-test-edge-singapore": ["addresses"],
    "duel-test-traffic": ["names"],
  });
});
