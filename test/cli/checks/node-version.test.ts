import { nodeVersion } from "../../../cli/checks/node-version";
import { surroundings } from "./surroundings";

test("says the version when it is new enough", () => {
  expect(nodeVersion.run(surroundings({ node: "20.9.0" }))).toEqual({ says: "20.9.0" });
  expect(nodeVersion.run(surroundings({ node: "24.1.0" }))).toEqual({ says: "24.1.0" });
});

test("an older one is to be replaced", () => {
  expect(nodeVersion.run(surroundings({ node: "20.8.1" })).fix).toEqual([
    { code: "tools/node-version", what: "Node 20.8.1 is too old", fix: "install Node 20.9 or newer" },
  ]);
});
