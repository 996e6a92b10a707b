import { preventsDestroy, readStack } from "../../../preview/stack/stack-file";
import { stackText } from "../guard/support/written";

test("reads blocks that are written as an object, and such as are written as a list", () => {
  const terraform = [
    { backend: [{ s3: [{ key: "a" }] }], required_providers: [{ aws: { version: "6.25.0" }, other: "~> 1.0" }] },
  ];
  const { name, backend, providers, resources } = readStack(
    stackText("prod", { aws_eip: { a: [{ domain: "vpc" }] } }, { terraform }),
    "cdk.tf.json",
  );

  expect({ name, backend }).toEqual({ name: "prod", backend: { type: "s3", settings: { key: "a" } } });
  expect(Object.fromEntries(providers)).toEqual({ aws: "6.25.0", other: "~> 1.0" });
  expect(resources.get("aws_eip.a")).toEqual({ domain: "vpc" });
});

test.each([
  [{ lifecycle: { prevent_destroy: true } }, true],
  [{ lifecycle: [{ prevent_destroy: "true" }] }, true],
  [{ lifecycle: { prevent_destroy: false } }, false],
  [{ lifecycle: { prevent_destroy: "${var.x}" } }, undefined],
  [{ lifecycle: { ignore_changes: "all" } }, undefined],
  [{}, undefined],
])("%j protects: %s", (args, protects) => {
  expect(preventsDestroy(args)).toBe(protects);
});

test.each([
  ["nothing", ""],
  ["a list", "[]"],
  ["a plan", '{"format_version":"1.2"}'],
  ["HCL", 'resource "a" "b" {}'],
])("%s is no stack", (_, content) => {
  expect(() => readStack(content, "main.tf")).toThrow(
    /main\.tf is no configuration in Terraform's JSON \(stack\/no-stack\)/,
  );
});
