import { environmentNameSchema, gameNameSchema, longest, nameSchema } from "../../model/name";
import { fullName, stackNames, stacksOf } from "../../model/stack-names";
import { declared } from "./declared";

test.each(["a", "tokyo", "ap-1", "x2", "constructor", "a".repeat(12)])("%s is a name", (name) => {
  expect(nameSchema.safeParse(name).success).toBe(true);
});

test.each(["", "A", "1a", "-a", "a-", "a--b", "a_b", "../x", "a b", "é", "a".repeat(13)])("%s is none", (name) => {
  expect(nameSchema.safeParse(name).success).toBe(false);
});

test("games and environments have limits of their own, and no one is called defaults", () => {
  expect(gameNameSchema.safeParse("g".repeat(20)).success).toBe(true);
  expect(gameNameSchema.safeParse("g".repeat(21)).success).toBe(false);
  expect(gameNameSchema.safeParse("g").success).toBe(false);
  expect(environmentNameSchema.safeParse("e".repeat(10)).success).toBe(true);
  expect(environmentNameSchema.safeParse("e".repeat(11)).success).toBe(false);
  expect(gameNameSchema.safeParse("defaults").success).toBe(false);
  expect(environmentNameSchema.safeParse("defaults").success).toBe(false);
});

test("the longest names fit where they are joined", () => {
  const named = { game: "g".repeat(longest.game), name: "e".repeat(longest.environment) };
  const edge = stackNames.edge(named, "k".repeat(longest.edge));
  // VPC, subnet, CLB, security group: 60; scaling group: 55; PostgreSQL schema: 63; EIP association ids are the cloud's
  expect(`${edge}-255`.length).toBeLessThanOrEqual(60);
  expect(stackNames.home(named).length).toBeLessThanOrEqual(55);
  expect(edge.length).toBeLessThanOrEqual(63);
  // an instance: 128
  expect(`${edge}-na-siliconvalley-255-50`.length).toBeLessThanOrEqual(128);
});

test("stacks in the order of their dependence, whatever the order of the edges", () => {
  const environment = declared();
  expect(fullName(environment)).toBe("duel-test");
  expect(
    stacksOf({ ...environment, edges: { b: environment.edges["tokyo"], a: environment.edges["tokyo"] } as never }),
  ).toEqual(["duel-test-entry", "duel-test-home", "duel-test-edge-a", "duel-test-edge-b", "duel-test-traffic"]);
});
