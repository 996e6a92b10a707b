import * as fc from "fast-check";
import { portSchema, type Port } from "../../../model/port";
import { violations } from "../../../model/rule";
import { tencentModel } from "../../../model/tencent";
import { idleOf } from "../../../model/timeouts/idle-of";
import { timeoutRules } from "../../../model/timeouts/rules";
import { solveTimeouts } from "../../../model/timeouts/solve";
import { declared } from "../declared";

const idle = idleOf(tencentModel, "ga2");
const solved = (protocol: Port["protocol"], changes: Partial<Port> = {}) =>
  solveTimeouts({ ...portSchema.parse({ protocol, port: 7000 }), ...changes }, { idle });
const found = (port: Port) => violations(timeoutRules(tencentModel), { ports: { game: port }, entry: { kind: "ga2" } });

test.each([
  ["tcp", {}, { entrySeconds: 900, homeLoadBalancerSeconds: 900, heartbeatSeconds: 450 }],
  ["udp", {}, { entrySeconds: 20, homeLoadBalancerSeconds: 300, heartbeatSeconds: 10 }],
  ["udp", { idleSeconds: 14 }, { entrySeconds: 14, homeLoadBalancerSeconds: 14, heartbeatSeconds: 7 }],
  ["udp", { heartbeatSeconds: 3 }, { entrySeconds: 20, homeLoadBalancerSeconds: 300, heartbeatSeconds: 3 }],
  ["tcp", { idleSeconds: 60 }, { entrySeconds: 60, homeLoadBalancerSeconds: 60, heartbeatSeconds: 30 }],
] as const)("%s with %j behind an accelerator", (protocol, changes, expected) => {
  expect(solved(protocol, changes)).toMatchObject(expected);
});

test("the accelerator is the hop after the player's network, and relays are found past it", () => {
  const { paths, leastPatient } = solved("udp");
  expect(leastPatient.title).toBe("Global Accelerator 2.0");
  expect(paths.entry[1]).toMatchObject({ title: "Global Accelerator 2.0", seconds: 20, by: "set" });
  expect(paths.edge.map(({ title }) => title)).not.toContain("Global Accelerator 2.0");
});

test("an anycast address takes nothing that could be set", () => {
  const port = portSchema.parse({ protocol: "udp", port: 7000 });
  expect(solveTimeouts(port, tencentModel).entrySeconds).toBeUndefined();
  expect(idleOf(tencentModel)).toBe(tencentModel.idle);
  expect(idleOf(tencentModel, "anycast")).toBe(tencentModel.idle);
});

const port: fc.Arbitrary<Port> = fc.record(
  {
    protocol: fc.constantFrom("tcp" as const, "udp" as const),
    port: fc.constant(7000),
    idleSeconds: fc.integer({ min: 1, max: 1000 }),
    heartbeatSeconds: fc.integer({ min: 1, max: 1000 }),
  },
  { requiredKeys: ["protocol", "port"] },
);

test("what is set is what an accelerator takes, where no rule has refused the declaration", () => {
  const base = declared({
    entry: { kind: "ga2", areas: { "ap-seoul": { bandwidthMbps: 10 } } },
  });
  fc.assert(
    fc.property(port, (one) => {
      const probe = { send: "ping", expect: "pong", format: "text" } as const;
      const checked = one.protocol === "udp" ? { ...one, probe } : one;
      const codes = violations(tencentModel.homeRules, { ...base, ports: { one: checked } }).map(({ code }) => code);
      fc.pre(codes.length === 0);
      const { entrySeconds = 0, heartbeatSeconds } = solveTimeouts(one, { idle });
      expect(entrySeconds).toBeGreaterThanOrEqual(10);
      expect(entrySeconds).toBeLessThanOrEqual(one.protocol === "udp" ? 20 : 900);
      expect(2 * heartbeatSeconds).toBeLessThanOrEqual(entrySeconds);
    }),
    { numRuns: 300 },
  );
});

test("whoever follows the fix is not refused again", () => {
  fc.assert(
    fc.property(port, (one) => {
      const [first] = found(one);
      fc.pre(first?.code === "timeout/hop");
      const value = Number(/\d+/.exec(first.fix)?.[0]);
      expect(found({ ...one, [String(first.path.at(-1))]: value })).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
