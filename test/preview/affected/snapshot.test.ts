import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackNotes } from "../../../preview/affected/notes";
import { snapshotOf } from "../../../preview/affected/snapshot";
import { baseTree } from "./base-tree";
import { writeTree, type TreeSpec } from "./tree-spec";

let folder: string;
beforeEach(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), "anycast-edge-snapshot-")))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One stack with what is given in it. */
function tree(json: object): TreeSpec {
  const { repository, locks } = baseTree();
  const rest = { files: {}, reads: [], modules: [], providers: [], opaque: false };
  return { repository, locks, stacks: [{ id: "only", path: "only", json: { ...json }, ...rest }] };
}

function only(json: object) {
  const [stack] = Object.values(snapshotOf(writeTree(tree(json), join(folder, "tree"))));
  if (stack === undefined) throw new Error("no stack");
  return stack;
}

test.each<[string, object, string]>([
  ["a program", { data: { external: { x: { program: ["true"] } } } }, "/data/external/x"],
  ["a file outside the repository", { locals: { x: '${file("/etc/hostname")}' } }, "/locals/x"],
  ["a file in the home folder", { locals: { x: '${file("~/.ssh/id.pub")}' } }, "/locals/x"],
  ["a path that is a variable", { locals: { "a/b": "${file(var.x)}" } }, "/locals/a~1b"],
  ["the whole repository", { locals: { x: '${fileset("@ROOT@", "**")}' } }, "/locals/x"],
  [
    "a state that only Terraform can name",
    { data: { terraform_remote_state: { x: { backend: "s3", config: { key: "${var.x}" } } } } },
    "/data/terraform_remote_state/x",
  ],
  ["a module outside the repository", { module: { x: { source: "/opt/modules/x" } } }, "/module/x/source"],
])("%s cannot be followed, and is told with its pointer", (_, json, pointer) => {
  expect(only(json).opaque.map((one) => one.pointer)).toEqual([pointer]);
});

test("a link out of the repository is not followed", () => {
  const written = writeTree(tree({ locals: { x: '${file("@ROOT@/config/link")}' } }), join(folder, "linked"));
  mkdirSync(join(folder, "outside"));
  writeFileSync(join(folder, "outside", "file"), "x");
  symlinkSync(join(folder, "outside", "file"), join(written.top, "config", "link"));

  expect(snapshotOf(written)["only"]?.opaque.map(({ why }) => why)).toEqual([
    "<ROOT>/config/link is a link out of the repository",
  ]);
});

test("a path known in part: the folder that it begins with counts as a whole", () => {
  const { files, opaque } = only({
    locals: { x: '${[for name in var.names : file("../../../config/rules/${name}.rego")]}' },
  });

  expect(opaque).toEqual([]);
  expect(Object.keys(files)).toEqual(["<ROOT>/config/rules/a.rego", "<ROOT>/config/rules/b.rego"]);
});

test("texts that look like paths and lead nowhere are no files", () => {
  expect(
    only({ locals: { cidr: "10.0.0.0/16", dots: "..", self: "./", path: "a/b", arn: "arn:aws:s3:::x/y" } }).files,
  ).toEqual({});
});

test("modules that float and hashes of archives are noted", () => {
  const { stacks, ...rest } = tree({
    module: {
      pinned: { source: "terraform-aws-modules/vpc/aws", version: "5.1.0" },
      commit: { source: "git::https://example.com/x.git?ref=0123456789abcdef" },
      range: { source: "terraform-aws-modules/vpc/aws", version: "~> 5.1" },
      branch: { source: "git::https://example.com/x.git?ref=main" },
    },
    locals: { hash: '${filebase64sha256("assets/lambda/1B/archive.zip")}' },
  });
  const files = { "assets/lambda/1B/archive.zip": { entries: { a: "a" }, time: 1 } };
  const written = writeTree({ ...rest, stacks: stacks.map((stack) => ({ ...stack, files })) }, join(folder, "noted"));

  expect(
    stackNotes(snapshotOf(written)).map(({ code, what }) => [code, what.split(" ").slice(0, 2).join(" ")]),
  ).toEqual([
    ["affected/floating-module", "module range"],
    ["affected/floating-module", "module branch"],
    ["affected/archive-hash", "/locals/hash hashes"],
  ]);
});

test("affected/manifest on what is no manifest", () => {
  const written = writeTree(tree({}), join(folder, "wrong"));
  writeFileSync(join(written.output, "manifest.json"), '{"stacks":{"x":{}}}');

  expect(() => snapshotOf(written)).toThrow("(affected/manifest)");
});

test.each<[string, object]>([
  ["another file than is planned", { synthesizedStackPath: "stacks/other/cdk.tf.json" }],
  ["a file that Terraform loads as notes", { stackMetadataPath: "stacks/only/spy.tf.json" }],
  ["a name that means several stacks", { name: "o*", synthesizedStackPath: "stacks/o*/cdk.tf.json" }],
  ["a name that leads elsewhere", { name: "..", synthesizedStackPath: "stacks/../cdk.tf.json" }],
])("affected/manifest on %s", (_, change) => {
  const written = writeTree(tree({}), join(folder, "forged"));
  const file = join(written.output, "manifest.json");
  const { stacks } = JSON.parse(readFileSync(file, "utf8")) as { stacks: { only: object } };
  writeFileSync(file, JSON.stringify({ stacks: { only: { ...stacks.only, ...change } } }));

  expect(() => snapshotOf(written)).toThrow("(affected/manifest)");
});

test("only what Terraform itself leaves beside a stack does not count", () => {
  const left = ["plan", "terraform.tfstate", "terraform.tfstate.backup", "terraform.tfstate.17.backup"];
  const counted = ["terraform.tfstate.tf", "terraform.tfstate.tf.json", "terraform.tfstate.tofu", "plan.tf"];
  const { stacks, ...rest } = tree({});
  const files = Object.fromEntries([...left, ...counted].map((name) => [name, { text: "{}" }]));
  const written = writeTree({ ...rest, stacks: stacks.map((one) => ({ ...one, files })) }, join(folder, "beside"));

  expect(Object.keys(snapshotOf(written)["only"]?.files ?? {}).sort()).toEqual(counted.sort());
});
