import { healthSchema, secondsToNotice } from "../../model/health";
import { portRange } from "../../model/port";

test("a failure is noticed after the checks in a row that make one", () => {
  expect(secondsToNotice(healthSchema.parse({}))).toBe(15);
  expect(secondsToNotice(healthSchema.parse({ intervalSeconds: 10, unhealthyAfter: 2 }))).toBe(20);
});

test.each(["duel.example", "10.0.0.1", "a-b.c"])("%s is a host", (host) => {
  expect(healthSchema.safeParse({ http: { path: "/ready", host } }).success).toBe(true);
});

test.each(["duel example", "https://duel.example", "x"])("%s is none", (host) => {
  expect(healthSchema.safeParse({ http: { path: "/ready", host } }).success).toBe(false);
});

test("a port is a range of one", () => {
  expect(portRange({ protocol: "tcp", port: 7000 })).toEqual({ from: 7000, to: 7000 });
  expect(portRange({ protocol: "tcp", port: { from: 7000, to: 7010 } })).toEqual({ from: 7000, to: 7010 });
});
