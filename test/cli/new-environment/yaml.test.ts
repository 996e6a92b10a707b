import { yamlOf } from "../../../cli/new-environment/yaml";

test("small groups stand on one line, and the schema is named for editors", () => {
  const settings = {
    entry: { bandwidthMbps: 100 },
    home: { region: "ap-seoul", zones: ["ap-seoul-1", "ap-seoul-2"], fleet: { min: 1, max: 2 } },
  };

  expect(yamlOf(settings, "../environment.schema.json"))
    .toBe(`# yaml-language-server: $schema=../environment.schema.json
entry: { bandwidthMbps: 100 }
home:
  region: ap-seoul
  zones:
    - ap-seoul-1
    - ap-seoul-2
  fleet: { min: 1, max: 2 }
`);
});

test("without settings there is still a file that can be filled", () => {
  expect(yamlOf({}, "s.json")).toMatch(/^# yaml-language-server: \$schema=s\.json\n/);
});

test("words that YAML would take for something else stay words", () => {
  expect(yamlOf({ image: "0123", game: "null", on: "yes" }, "s.json")).toContain('image: "0123"\ngame: "null"\n');
});
