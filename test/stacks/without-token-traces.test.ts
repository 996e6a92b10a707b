import { withoutTokenTraces } from "../../stacks/without-token-traces";

test("an error that leaves keeps its trace, and nothing stays changed", () => {
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  const fail = () => {
    withoutTokenTraces(() => {
      throw new Error("deep");
    });
  };
  let stack: string | undefined;
  try {
    fail();
  } catch (error) {
    ({ stack } = error as Error);
  }
  expect(stack).toContain(__filename.split("/").at(-1));
  expect(Object.getOwnPropertyDescriptor(Error, "prepareStackTrace")).toEqual(before);
});
