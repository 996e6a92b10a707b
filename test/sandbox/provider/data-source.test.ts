import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { Cloud } from "../../../sandbox/provider/cloud";
import { DataSource } from "../../../sandbox/provider/data-source";
import { Knobs } from "../../../sandbox/provider/knobs";
import { readDefinition } from "../../../sandbox/schema/definition";
import { Store } from "../../../sandbox/store";
import { temporaryFolder } from "../support/temporary-folder";

const type = "alicloud_zones";
const schema = readDefinition("alicloud").schema.data_source_schemas[type] ?? { version: 0, block: {} };
const cloud = new Cloud(new Store(mkdtempSync(join(temporaryFolder(), "cloud-"))), {}, "ap-northeast-1");
const none = new Knobs({});

test("answers with what was asked and what the cloud knows, and nothing beside the schema", async () => {
  const source = new DataSource(type, schema, (config, { region }) => ({
    ids: [`${region}a`],
    stray: config["multi"] ?? 0,
  }));
  const state = await source.read({ multi: true }, cloud, none);

  expect(state).toMatchObject({ multi: true, ids: ["ap-northeast-1a"] });
  expect(Object.keys(state).sort()).toEqual(Object.keys(schema.block.attributes ?? {}).sort());
});

test("is refused where there is no answer, with the way out", async () => {
  await expect(new DataSource(type, schema, undefined).read({}, cloud, none)).rejects.toThrow(
    "the sandbox does not answer the data source alicloud_zones: write its value down",
  );
});

test("fails when it is told to", async () => {
  const source = new DataSource(type, schema, () => ({}));

  await expect(source.read({}, cloud, new Knobs({ SANDBOX_FAIL: `${type}:read` }))).rejects.toThrow("SANDBOX_FAIL");
});
