import { backendOf, stateRead } from "../../../preview/affected/backend";

test.each([
  ["s3", { bucket: "b", key: "k", encrypt: true }, { bucket: "b", key: "k", role_arn: "r" }],
  ["cos", { bucket: "b", prefix: "p", key: "k" }, { bucket: "b", prefix: "p", key: "k" }],
  ["pg", { schema_name: "s" }, { schema_name: "s", conn_str: "c" }],
  ["local", { path: "/x/a.tfstate" }, { path: "/x/a.tfstate" }],
  ["local", { path: "a.tfstate" }, { path: "<OUT>/stacks/a/a.tfstate" }],
])("a state on %s is found by those that read it", (type, write, read) => {
  const { identity } = backendOf({ backend: { [type]: write } }, "<OUT>/stacks/a");

  expect(stateRead({ backend: type, config: read }, "<OUT>/stacks/b")).toBe(identity);
  expect(
    stateRead(
      { backend: type, config: { ...read, key: "other", path: "other", schema_name: "other" } },
      "<OUT>/stacks/b",
    ),
  ).not.toBe(identity);
});

test("a workspace in the cloud is read by the name of the backend `remote`; another workspace is another state", () => {
  const workspaces = { name: "prod" };
  const { identity } = backendOf({ cloud: { organization: "o", workspaces } }, "");

  expect(stateRead({ backend: "remote", config: { organization: "o", workspaces } }, "")).toBe(identity);
  expect(stateRead({ backend: "remote", config: { organization: "o", workspaces }, workspace: "x" }, "")).not.toBe(
    identity,
  );
});

test("a state that only Terraform can name is not guessed", () => {
  expect(stateRead({ backend: "s3", config: { bucket: "b", key: "${terraform.workspace}/k" } }, "")).toBeUndefined();
});
