import { Defaults } from "../../../cli/new-environment/defaults";
import { TestProject } from "../test-project";

let project: TestProject;
afterEach(() => project.remove());

function defaults(shared: string, game = ""): Defaults {
  project = new TestProject({ "games/defaults.yaml": shared, "games/duel/defaults.yaml": game });
  return new Defaults(project.path("games"), "duel");
}

test("a game's say comes before what all share", () => {
  const said = defaults("home: { region: a }\ndns: { ttlSeconds: 1 }", "home: { region: b }");

  expect(said.value(["home", "region"])).toBe("b");
  expect(said.value(["dns", "ttlSeconds"])).toBe(1);
  expect(said.value(["home", "zones"])).toBeUndefined();
  expect(said.value(["home", "toString"])).toBeUndefined();
});

test("what stands for a cloud counts for that cloud", () => {
  const said = defaults("clouds: { tencent: { home: { fleet: { image: img-1 } } } }");

  expect(said.value(["home", "fleet", "image"])).toBeUndefined();
  expect(said.value(["home", "fleet", "image"], "tencent")).toBe("img-1");
  project.remove();
  expect(defaults("cloud: tencent\nclouds: { tencent: { ports: 1 } }").value(["ports"])).toBe(1);
});

test("null takes away what was said", () => {
  expect(defaults("home: { region: a }", "home: { region: null }").value(["home", "region"])).toBeUndefined();
});

test("what cannot be read, or is not there, says nothing", () => {
  expect(defaults("home: [", "- list").value(["home"])).toBeUndefined();
  expect(new Defaults(project.path("nowhere"), undefined).value(["home"])).toBeUndefined();
});
