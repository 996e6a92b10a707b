import { isAbsolute } from "node:path";
import type { State } from "../../model/state";
import { stateSchema } from "../../model/state";
import { stateLocation } from "../../stacks/state-location";
import { exampleEnvironment, synthEnvironment } from "../support/synth";

const states = {
  s3: stateSchema.parse({ backend: "s3", bucket: "states", region: "eu-west-1" }),
  cos: stateSchema.parse({ backend: "cos", bucket: "states-1250000000", region: "eu-frankfurt", prefix: "games/all" }),
  pg: stateSchema.parse({ backend: "pg" }),
};

/** The backend of home and what the Tokyo edge reads of it. */
function rendered(state: State) {
  const stacks = synthEnvironment(exampleEnvironment({ state }));
  return {
    terraform: stacks.get("duel-test-home")?.json.terraform,
    remote: stacks.get("duel-test-edge-tokyo")?.json.data?.["terraform_remote_state"]?.["home"],
  };
}

test("local: one file per stack, by its absolute path", () => {
  const { write, read } = stateLocation({ backend: "local", folder: "state" }, "duel-test-home");
  expect(write["path"]).toMatch(/state.duel-test-home\.tfstate$/);
  expect(isAbsolute(String(write["path"]))).toBe(true);
  expect(read).toEqual(write);
});

test("s3: locked by a lock file, which readers do not know and older versions do not have", () => {
  const place = { bucket: "states", key: "anycast-edge/duel-test-home.tfstate", region: "eu-west-1" };
  expect(rendered(states.s3)).toEqual({
    terraform: expect.objectContaining({
      backend: { s3: { ...place, encrypt: true, use_lockfile: true } },
      required_version: ">= 1.10",
    }) as unknown,
    remote: { backend: "s3", config: place },
  });
});

test("cos: prefix and key", () => {
  const place = {
    bucket: "states-1250000000",
    region: "eu-frankfurt",
    prefix: "games/all",
    key: "duel-test-home.tfstate",
  };
  expect(rendered(states.cos)).toEqual({
    terraform: expect.objectContaining({
      backend: { cos: { ...place, encrypt: true } },
      required_version: ">= 1.5",
    }) as unknown,
    remote: { backend: "cos", config: place },
  });
});

test("pg: one schema per stack, and the connection is not written anywhere", () => {
  expect(rendered(states.pg)).toEqual({
    terraform: expect.objectContaining({ backend: { pg: { schema_name: "duel_test_home" } } }) as unknown,
    remote: { backend: "pg", config: { schema_name: "duel_test_home" } },
  });
});

test("pg: the longest names fit into 63 bytes", () => {
  const longest = `${"g".repeat(20)}-${"e".repeat(10)}-edge-${"k".repeat(12)}`;
  expect(String(stateLocation({ backend: "pg" }, longest).write["schema_name"]).length).toBeLessThanOrEqual(63);
});
