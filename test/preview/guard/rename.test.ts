import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { App, TerraformStack, Testing } from "cdktf";
import { guard } from "../../../preview/guard/guard";
import type { GuardReport } from "../../../preview/guard/report";
import { renamesOf } from "../../../preview/guard/rename";
import { readPlan } from "../../../preview/plan/read-plan";
import type { PlanJson } from "./support/cut";
import { entries, entryModule, samples } from "./support/entries";
import { RealPlans, type Configuration } from "./support/real-plans";
import { planText, type WrittenChange } from "./support/written";

jest.setTimeout(300_000);

const vpc = {
  name: "home",
  cidr_block: "10.0.0.0/16",
  is_multicast: true,
  tags: { game: "duel", environment: "prod" },
};
const gone = (address: string, before: Record<string, unknown>): WrittenChange => ({
  address,
  actions: ["delete"],
  before,
});
const made = (address: string, after: Record<string, unknown>, unknown = {}): WrittenChange => ({
  address,
  actions: ["create"],
  after,
  unknown,
});
const found = (...changes: WrittenChange[]): string[] =>
  renamesOf(readPlan(planText({ changes }), "plan.json").changes).map(({ from, to }) => `${from} > ${to}`);

describe("a delete and a create are the same thing", () => {
  test("where all that is known of the new one is true of the old one", () => {
    expect(found(gone("a_vpc.a", { id: "vpc-1", ...vpc }), made("a_vpc.b", vpc, { id: true }))).toEqual([
      "a_vpc.a > a_vpc.b",
    ]);
  });

  test("where 90 % is: a tag more, not another network", () => {
    const [tagged, moved] = [
      { ...vpc, tags: { ...vpc.tags, team: "a" } },
      { ...vpc, cidr_block: "10.1.0.0/16" },
    ];

    expect(found(gone("a_vpc.a", vpc), made("a_vpc.b", tagged))).toEqual(["a_vpc.a > a_vpc.b"]);
    expect(found(gone("a_vpc.a", vpc), made("a_vpc.b", moved))).toEqual([]);
  });

  test("only where they are of one type, and something is known of the new one", () => {
    expect(found(gone("a_vpc.a", vpc), made("a_subnet.a", vpc))).toEqual([]);
    expect(found(gone("a_vpc.a", vpc), made("a_vpc.b", { name: null }, { id: true, name: true }))).toEqual([]);
    expect(found({ ...gone("a_vpc.a", vpc), deposed: "1a" }, made("a_vpc.b", vpc))).toEqual([]);
  });

  test("each with the one whose name is nearest, where several are alike", () => {
    const changes = [
      ...["relay-1", "relay-2"].map((name) => gone(`a_vm.${name}`, vpc)),
      ...["relay-tokyo-2", "relay-tokyo-1"].map((name) => made(`a_vm.${name}`, vpc)),
    ];

    expect(found(...changes).sort()).toEqual([
      "a_vm.relay-1 > a_vm.relay-tokyo-1",
      "a_vm.relay-2 > a_vm.relay-tokyo-2",
    ]);
  });

  test("never by chance: where nothing tells which, none is named", () => {
    expect(found(gone("a_vm.a", vpc), gone("a_vm.b", vpc), made("a_vm.c", vpc))).toEqual([]);
    expect(found(gone("a_vm.a", vpc), made("a_vm.b", vpc), made("a_vm.c", vpc))).toEqual([]);
  });

  test("a stack torn down and another built is not searched", () => {
    const many = Array.from({ length: 300 }, (_, index) => index);
    const changes = [
      ...many.map((index) => gone(`a_vm.a${index}`, vpc)),
      ...many.map((index) => made(`a_vm.b${index}`, vpc)),
    ];

    expect(found(...changes)).toEqual([]);
  });
});

describe("what is printed, written down, plans no destroy", () => {
  const plans = new RealPlans();
  const modules = { entries: entryModule() };
  const judge = (text: string): GuardReport =>
    guard({ subjects: [{ name: "prod", file: "plan.json", plan: readPlan(text, "plan.json") }], now: new Date(0) });
  const destroys = (text: string) =>
    ((JSON.parse(text) as PlanJson).resource_changes ?? []).filter(({ change }) => change.actions.includes("delete"));
  const { base = {} } = samples["tencentcloud_eip"] ?? {};
  const names = { plain: "simple", many: "several", each: "every" };

  beforeAll(() => plans.apply(entries(), { modules }));
  afterAll(() => plans.remove());

  test("the moved blocks, for entries of all kinds", async () => {
    const after = entries({ names });
    const before = judge(await plans.plan(after, { modules }));
    const moved = before.findings.flatMap((finding) => finding.moved ?? []);
    const fixed = await plans.plan({ ...after, moved }, { modules });

    expect(before.verdict).toBe("block");
    expect(moved).toHaveLength(Object.keys(samples).length * 5);
    expect(destroys(fixed)).toEqual([]);
    expect(judge(fixed).verdict).toBe("allow");
  });

  test("the call of cdktf", async () => {
    const synthesised = (move?: string): Configuration => {
      const stack = new TerraformStack(new App({ stackTraces: false }), "prod");
      const eip = new Eip(stack, "renamed", {
        name: "starfall-prod",
        type: "AnycastEIP",
        anycastZone: "ANYCAST_ZONE_OVERSEAS",
        internetChargeType: "BANDWIDTH_PACKAGE",
        internetMaxBandwidthOut: 100,
        tags: base["tags"] as Record<string, string>,
      });
      if (move !== undefined) eip.moveFromId(move);
      const { resource, moved = [] } = JSON.parse(Testing.synth(stack)) as Record<string, object>;
      const others = entries();
      const { tencentcloud_eip: eips, ...rest } = others["resource"] as Record<string, Record<string, object>>;
      const left = Object.entries(eips ?? {}).filter(([name]) => name !== "plain");
      const own = (resource as Record<string, object>)["tencentcloud_eip"];
      return { ...others, resource: { ...rest, tencentcloud_eip: { ...Object.fromEntries(left), ...own } }, moved };
    };
    const { findings } = judge(await plans.plan(synthesised(), { modules }));
    const [, call] = /moveFromId\("([^"]+)"\)/.exec(findings[0]?.fix ?? "") ?? [];
    const fixed = await plans.plan(synthesised(call), { modules });

    expect(findings.map(({ code }) => code)).toEqual(["entry/renamed"]);
    expect(destroys(fixed)).toEqual([]);
    expect(judge(fixed).verdict).toBe("allow");
  });
});
