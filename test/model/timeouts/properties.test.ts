import fc from "fast-check";
import { cloudNames } from "../../../model/cloud-name";
import { cloudModels } from "../../../model/clouds";
import type { Port } from "../../../model/port";
import { violations } from "../../../model/rule";
import type { Hop, Idle, IdleHops } from "../../../model/timeouts/idle";
import type { Link } from "../../../model/timeouts/link";
import { timeoutRules } from "../../../model/timeouts/rules";
import { solveTimeouts } from "../../../model/timeouts/solve";
import { declaredOn } from "../declared";

const cloud = fc.constantFrom(...cloudNames);
const seconds = (most: number) =>
  fc.option(fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: 200 })), { nil: undefined });
const port: fc.Arbitrary<Port> = fc.record({
  protocol: fc.constantFrom("tcp", "udp"),
  port: fc.constant(7000),
  heartbeatSeconds: seconds(4000),
  idleSeconds: seconds(8000),
});

/** Hops no cloud has, so that the solver is held to more than the figures of today. */
const patience = fc.oneof(
  fc.constant("unknown" as const),
  fc.integer({ min: 2, max: 500_000 }).map((fixed) => ({ fixed })),
  fc.tuple(fc.integer({ min: 2, max: 100 }), fc.nat(1000), fc.nat(9000)).map(([from, more, most]) => ({
    from,
    usual: from + more,
    to: from + more + most,
  })),
);
const hop: fc.Arbitrary<Hop> = fc.record({ title: fc.constant("hop"), source: fc.constant("test"), seconds: patience });
const hops: fc.Arbitrary<IdleHops> = fc.record({
  entry: hop,
  entryReachesEdges: fc.boolean(),
  edgeLoadBalancer: fc.option(hop, { nil: undefined }),
  homeLoadBalancer: hop,
  machine: hop,
});
const idle: fc.Arbitrary<Idle> = fc.record({ tcp: hops, udp: hops });

const links = (one: Port, on: { idle: Idle }): Link[] => Object.values(solveTimeouts(one, on).paths).flat();
const codes = (one: Port, on: { idle: Idle }) =>
  violations(timeoutRules(on), { ports: { game: one } }).map(({ code }) => code);

test("the rules are silent just where every known hop bears twice the heartbeat, and tell one hop of a port", () => {
  fc.assert(
    fc.property(
      port,
      fc.oneof(
        cloud.map((name) => cloudModels[name].idle),
        idle,
      ),
      (one, at) => {
        const { heartbeatSeconds } = solveTimeouts(one, { idle: at });
        const bears = links(one, { idle: at }).every(
          ({ seconds: patient = Infinity }) => patient >= 2 * heartbeatSeconds,
        );
        expect(codes(one, { idle: at })).toHaveLength(bears && heartbeatSeconds > 0 ? 0 : 1);
      },
    ),
    { numRuns: 300 },
  );
});

test("what nobody declares is always right", () => {
  fc.assert(
    fc.property(port, idle, ({ protocol, port: number }, at) => {
      expect(codes({ protocol, port: number }, { idle: at })).toEqual([]);
    }),
  );
});

test("whoever follows the fix is not refused again", () => {
  fc.assert(
    fc.property(port, cloud, (one, name) => {
      const [found] = violations(timeoutRules(cloudModels[name]), { ports: { game: one } });
      fc.pre(found?.code === "timeout/hop");
      const [first, ...more] = found.fix.match(/\d+/g)?.map(Number) ?? [];
      const setting = String(found.path.at(-1));
      expect(more).toHaveLength(setting === "idleSeconds" ? 1 : 0);
      for (const changes of [{ [setting]: first }, ...more.map((heartbeatSeconds) => ({ heartbeatSeconds }))]) {
        expect(codes({ ...one, ...changes }, cloudModels[name])).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});

const environments = { tencent: declaredOn("tencent"), aws: declaredOn("aws"), alibaba: declaredOn("alibaba") };

test("what is set is what the load balancers have, where no rule has refused the declaration", () => {
  fc.assert(
    fc.property(port, cloud, (one, name) => {
      const environment = { ...environments[name], ports: { one } };
      const refused = violations(cloudModels[name].homeRules, environment).map(({ code }) => code);
      fc.pre(!refused.includes("port/idle") && !refused.includes("capability/idle-udp"));
      const { homeLoadBalancer, edgeLoadBalancer } = cloudModels[name].idle[one.protocol];
      const solved = solveTimeouts(one, cloudModels[name]);
      expectWithin(homeLoadBalancer, solved.homeLoadBalancerSeconds);
      expectWithin(edgeLoadBalancer, solved.edgeLoadBalancerSeconds);
      expect(solved.relaySeconds).toBeGreaterThanOrEqual(1);
      expect(solved.relaySeconds).toBeLessThanOrEqual(86_400);
    }),
    { numRuns: 300 },
  );
});

test("relays and the game are as patient as the load balancers", () => {
  fc.assert(
    fc.property(port, cloud, (one, name) => {
      const { paths, relaySeconds, gameSeconds } = solveTimeouts(one, cloudModels[name]);
      const balancers = paths.edge.filter(({ title }) => /Load Balancer|CLB/.test(title));
      const known = balancers.flatMap(({ seconds: patient }) => (patient === undefined ? [] : [patient]));
      fc.pre(known.length > 0);
      expect(relaySeconds).toBe(Math.max(...known));
      expect(gameSeconds).toBe(relaySeconds);
    }),
  );
});

test("a hop that bears more never makes the heartbeat more frequent", () => {
  const raised = fc.tuple(
    idle,
    fc.constantFrom("entry", "edgeLoadBalancer", "homeLoadBalancer", "machine"),
    fc.nat(5000),
  );
  fc.assert(
    fc.property(port, raised, (one, [before, which, more]) => {
      const own = before[one.protocol];
      const after = { ...before, [one.protocol]: { ...own, [which]: patienter(own[which], more) } };
      const [less, then] = [before, after].map((at) => solveTimeouts(one, { idle: at }).heartbeatSeconds);
      expect(then).toBeGreaterThanOrEqual(less ?? Infinity);
    }),
    { numRuns: 300 },
  );
});

test("without a figure for any load balancer the relay waits as long as the most patient hop, a day at most", () => {
  const unknown: Hop = { title: "hop", source: "test", seconds: "unknown" };
  const at = (machine: Hop): Idle => {
    const all = { entry: unknown, entryReachesEdges: false, homeLoadBalancer: unknown, machine };
    return { tcp: all, udp: all };
  };
  const relay = (machine: Hop) => solveTimeouts({ protocol: "tcp", port: 7000 }, { idle: at(machine) }).relaySeconds;
  expect(relay(unknown)).toBe(7440);
  expect(relay({ ...unknown, seconds: { fixed: 9000 } })).toBe(9000);
  expect(relay({ ...unknown, seconds: { fixed: 432_000 } })).toBe(86_400);
});

function expectWithin(of: Hop | undefined, value: number | undefined): void {
  const range = typeof of?.seconds === "object" && "from" in of.seconds ? of.seconds : undefined;
  expect(value === undefined).toBe(range === undefined);
  if (range === undefined || value === undefined) return;
  expect(value).toBeGreaterThanOrEqual(range.from);
  expect(value).toBeLessThanOrEqual(range.to);
}

function patienter(one: Hop | undefined, more: number): Hop | undefined {
  if (one === undefined || one.seconds === "unknown") return one;
  const raised = Object.entries<number>(one.seconds).map(([key, value]) => [
    key,
    key === "from" ? value : value + more,
  ]);
  return { ...one, seconds: Object.fromEntries(raised) as Hop["seconds"] };
}
