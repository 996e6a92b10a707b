import { join } from "node:path";
import { environmentFiles } from "../../../cli/checks/environment-files";
import { edge, loaded, surroundings } from "./surroundings";

test("says how many there are", () => {
  expect(environmentFiles.run(surroundings({ environments: [loaded()] }))).toEqual({ says: "1 environment", fix: [] });
});

test("a problem in a file is to be mended, and says where it is", () => {
  const { project } = surroundings();
  const file = join(project.games, "duel", "test.yaml");
  const problem = { file, line: 2, column: 3, code: "file/unknown-key", what: "`x` is unknown", fix: "remove it" };

  expect(environmentFiles.run(surroundings({ problems: [problem] }))).toEqual({
    says: "0 environments",
    fix: [{ code: "file/unknown-key", what: "games/duel/test.yaml:2:3: `x` is unknown", fix: "remove it" }],
  });
});

test("so is what relays boot with, when no machine takes as much", () => {
  const tokyo = edge({ "ap-tokyo-1": 1 });
  const ports = { game: { protocol: "tcp", port: 7000, relayPort: 17000 } };
  const userData = `#!/bin/sh ${"x".repeat(12_000)}`;
  const environment = loaded({ ports, edges: { tokyo: { ...tokyo, relays: { ...tokyo.relays, userData } } } });

  expect(environmentFiles.run(surroundings({ environments: [environment] })).fix).toEqual([
    expect.objectContaining({
      code: "edge/boot-size",
      what: expect.stringMatching(/^games\/duel\/test\.yaml:1:1: what the relays of duel-test-edge-tokyo/) as string,
    }),
  ]);
});
