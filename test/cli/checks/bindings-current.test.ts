import { readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { bindingsCurrent } from "../../../cli/checks/bindings-current";
import { cloudModels } from "../../../model/clouds";
import { root, TestProject } from "../test-project";
import { surroundings } from "./surroundings";

/** Those whose bindings are made here: the others come from npm. */
const made = ["tencentcloud", "alicloud"];
let project: TestProject;

beforeEach(() => {
  project = new TestProject({});
  for (const { provider } of Object.values(cloudModels)) {
    const file = `providers/${basename(provider.source)}/package.json`;
    project.write(file, readFileSync(join(root, file), "utf8"));
  }
  for (const name of made) {
    for (const file of ["schema.json", ".generated.json"].map((one) => `providers/${name}/${one}`)) {
      project.write(file, readFileSync(join(root, file), "utf8"));
    }
    project.write(`providers/${name}/lib/index.js`, "");
  }
});
afterEach(() => project.remove());

const check = () => bindingsCurrent.run(surroundings({ project: project.from() }));

test("are made from the schema that is pinned, where they are made here", () => {
  expect(bindingsCurrent.run(surroundings()).fix).toEqual([]);
  expect(check()).toEqual({
    says: "tencentcloudstack/tencentcloud 1.83.25, aws 6.25.0, aliyun/alicloud 1.289.0",
    fix: [],
  });
});

describe.each([
  ["tencentcloudstack/tencentcloud", "providers/tencentcloud"],
  ["aliyun/alicloud", "providers/alicloud"],
])("the bindings of %s", (source, folder) => {
  test.each([
    ["another schema", "schema.json", "{}"],
    ["another version", "package.json", '{"name":"@cdktf/provider-x","version":"1.0.0"}'],
    ["who knows what", ".generated.json", '{"sha256":""}'],
  ])("made from %s are stale", (_, file, text) => {
    project.write(`${folder}/${file}`, text);

    expect(check().fix).toEqual([
      {
        code: "setup/bindings-stale",
        what: `the bindings of ${source} are not those of the schema in providers/`,
        fix: "run `npm run setup`",
      },
    ]);
  });

  test.each(["lib", ".generated.json", "package.json"])("without %s are to be made", (part) => {
    rmSync(project.path(`${folder}/${part}`), { recursive: true });

    expect(check().fix).toHaveLength(1);
  });
});
