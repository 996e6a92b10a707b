import { stackId } from "../../../preview/apply/stack-id";

test.each(["starfall-prod-entry", "home", "8ball", "größe"])("%s is the id of a stack", (id) => {
  expect(stackId.test(id)).toBe(true);
});

test.each(["s*", "*", "a/b", "..", "-x", "a b", "a\u001b[2K"])("%j is none: it could mean something else", (id) => {
  expect(stackId.test(id)).toBe(false);
});
