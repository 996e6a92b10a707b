import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformVersion } from "../../../cli/checks/terraform-version";
import { loaded, surroundings } from "./surroundings";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-path-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A PATH on which these programs print these lines, and nothing else is found. */
function pathWith(programs: Record<string, string>): NodeJS.ProcessEnv {
  const path = mkdtempSync(join(folder, "bin-"));
  mkdirSync(path, { recursive: true });
  for (const [name, printed] of Object.entries(programs)) {
    writeFileSync(join(path, name), `#!/bin/sh\necho '${printed}'\n`);
    chmodSync(join(path, name), 0o755);
  }
  return { PATH: path };
}

const version = (number: string): string => JSON.stringify({ terraform_version: number });
const withS3 = [loaded({ state: { backend: "s3", bucket: "states", region: "us-east-1" } })];
const check = (variables: NodeJS.ProcessEnv, environments = [loaded()]) =>
  terraformVersion.run(surroundings({ variables, environments }));

test("the real one on this machine is new enough", () => {
  const { says, fix } = check(process.env);

  expect(says).toMatch(/^\S+ 1\.\d+\.\d+/);
  expect(fix).toBeUndefined();
});

test("OpenTofu will do, and a named binary comes first", () => {
  const tofu = pathWith({ tofu: version("1.8.0") });
  const both = {
    ...pathWith({ terraform: version("1.6.0"), other: version("1.7.0") }),
    TERRAFORM_BINARY_NAME: "other",
  };

  expect(check(tofu)).toEqual({ says: "tofu 1.8.0" });
  expect(check(both)).toEqual({ says: "other 1.7.0" });
});

test.each([
  ["none", {}, {}, "neither terraform nor tofu runs"],
  ["none, and an empty name", {}, { TERRAFORM_BINARY_NAME: "" }, "neither terraform nor tofu runs"],
  ["one that was named and is not there", {}, { TERRAFORM_BINARY_NAME: "tf" }, "`tf`, which does not run"],
  ["something else of that name", { terraform: "hello" }, {}, "neither terraform nor tofu runs"],
])("with %s there is something to install", (_, programs, named, what) => {
  expect(check({ ...pathWith(programs), ...named }).fix).toEqual([
    expect.objectContaining({ code: "tools/no-terraform", what: expect.stringContaining(what) as string }),
  ]);
});

test("1.5 is enough, 1.4 is not", () => {
  expect(check(pathWith({ terraform: version("1.5.0") })).fix).toBeUndefined();
  expect(check(pathWith({ terraform: version("1.4.7") })).fix).toEqual([
    { code: "tools/terraform-version", what: "terraform 1.4.7 is too old", fix: "install version 1.5 or newer" },
  ]);
});

test("states in S3 need 1.10 for their lock", () => {
  expect(check(pathWith({ terraform: version("1.10.0") }), withS3).fix).toBeUndefined();
  expect(check(pathWith({ terraform: version("1.9.8") }), withS3).fix).toEqual([
    {
      code: "tools/terraform-version",
      what: "terraform 1.9.8 cannot lock states in S3, where duel-test has its state",
      fix: "install version 1.10 or newer",
    },
  ]);
});
