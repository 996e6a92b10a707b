import { randomBytes } from "node:crypto";
import { isSealed, sealOf, type UnsealedStack } from "../../../preview/apply/seal";
import { previewSchema, type PreviewStack } from "../../../preview/report/preview-schema";
import { context, fullStack, mutations } from "./sealed";

const key = randomBytes(32).toString("base64");
const seal = sealOf(fullStack, context, key);
const changed = mutations(fullStack);

test("holds for what was sealed, also when it was written and read again in another order", () => {
  const turned = Object.fromEntries(Object.entries(fullStack).reverse()) as unknown as UnsealedStack;
  const read = JSON.parse(JSON.stringify({ ...turned, seal })) as PreviewStack;

  expect(isSealed(read, context, key)).toBe(true);
});

test("the stack that is changed here has every field there is", () => {
  const fields = Object.keys(previewSchema.shape.stacks.element.shape).filter((name) => name !== "seal");

  expect(Object.keys(fullStack).sort()).toEqual(fields.sort());
  expect(changed.length).toBeGreaterThan(100);
});

test.each(changed)("breaks when something is another: $path", ({ value }) => {
  expect(isSealed({ ...(value as UnsealedStack), seal }, context, key)).toBe(false);
});

test.each([
  { world: "sandbox" as const },
  { terraform: { program: "tofu" as const, version: "1.11.4" } },
  { git: { ...context.git, base: { ...context.git.base, commit: "3" } } },
  { git: { ...context.git, head: { ...context.git.head, commit: "3" } } },
])("breaks with another context: %j", (other) => {
  expect(isSealed({ ...fullStack, seal }, { ...context, ...other }, key)).toBe(false);
});

test("does not hold without a seal, or with another key", () => {
  expect(isSealed({ ...fullStack, seal: null }, context, key)).toBe(false);
  expect(isSealed({ ...fullStack, seal: "" }, context, key)).toBe(false);
  expect(isSealed({ ...fullStack, seal }, context, randomBytes(32).toString("base64"))).toBe(false);
});
