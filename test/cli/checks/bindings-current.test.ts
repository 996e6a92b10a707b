import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { bindingsCurrent } from "../../../cli/checks/bindings-current";
import { cloudModels } from "../../../model/clouds";
import { root, TestProject } from "../test-project";
import { surroundings } from "./surroundings";

const tencent = "providers/tencentcloud";
let project: TestProject;

beforeEach(() => {
  project = new TestProject({});
  for (const { provider } of Object.values(cloudModels)) {
    const file = `providers/${basename(provider.source)}/package.json`;
    project.write(file, readFileSync(join(root, file), "utf8"));
  }
  for (const file of ["schema.json", ".generated.json"]) {
    project.write(`${tencent}/${file}`, readFileSync(join(root, tencent, file), "utf8"));
  }
  project.write(`${tencent}/lib/index.js`, "");
});
afterEach(() => project.remove());

const check = () => bindingsCurrent.run(surroundings({ project: project.from() }));

test("are made from the schema that is pinned, where they are made here", () => {
  expect(bindingsCurrent.run(surroundings()).fix).toEqual([]);
  expect(check()).toEqual({
    says: expect.stringContaining("tencentcloudstack/tencentcloud 1.83.25") as string,
    fix: [],
  });
});

test.each([
  ["another schema", "schema.json", "{}"],
  ["another version", "package.json", '{"name":"@cdktf/provider-tencentcloud","version":"1.0.0"}'],
  ["who knows what", ".generated.json", '{"sha256":""}'],
])("made from %s they are stale", (_, file, text) => {
  project.write(`${tencent}/${file}`, text);

  expect(check().fix).toEqual([
    {
      code: "setup/bindings-stale",
      what: "the bindings of tencentcloudstack/tencentcloud are not those of the schema in providers/",
      fix: "run `npm run setup`",
    },
  ]);
});

test.each(["lib", ".generated.json", "package.json"])("without %s they are to be made", (part) => {
  rmSync(project.path(`${tencent}/${part}`), { recursive: true });

  expect(check().fix).toHaveLength(1);
});
