import { schemaCurrent } from "../../../cli/checks/schema-current";
import { TestProject } from "../test-project";
import { surroundings } from "./surroundings";

let project: TestProject;
afterEach(() => project.remove());

const check = () => schemaCurrent.run(surroundings({ project: project.from() }));
const file = "model/environment.schema.json";

test("the one that is shipped is current", () => {
  project = new TestProject();

  expect(check()).toEqual({ says: file });
});

test.each([
  ["is missing", undefined, "is missing"],
  ["lacks a setting", JSON.stringify({ type: "object", properties: {} }), "is not what the model says"],
  ["is no JSON", "{", "is not what the model says"],
])("one that %s is to be written again", (_, text, what) => {
  project = new TestProject(text === undefined ? {} : { [file]: text });

  expect(check().fix).toEqual([
    {
      code: "setup/schema-stale",
      what: expect.stringContaining(what) as string,
      fix: "run `npm run schema`",
    },
  ]);
});
