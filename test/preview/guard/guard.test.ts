import { readApprovals, type Approval } from "../../../preview/guard/approval";
import { guard, type Subject } from "../../../preview/guard/guard";
import { guardJsonSchema, reportSchema } from "../../../preview/guard/report";
import { readPlan } from "../../../preview/plan/read-plan";
import { readStack } from "../../../preview/stack/stack-file";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { destroyed, eip, entry } from "./support/samples";
import { planText, stackText, type WrittenChange, type WrittenPlan } from "./support/written";

const now = new Date("2026-11-25T12:00:00Z");
const subject = (name: string, plan: WrittenPlan): Subject => ({
  name,
  file: `${name}.json`,
  plan: readPlan(planText(plan), name),
});
const relay = { id: "eip-2", type: "EIP" };
const released: WrittenPlan = { changes: [{ address: "tencentcloud_eip.relay", actions: ["delete"], before: relay }] };
const edge = (name: string, ...changes: WrittenChange[]): Subject => subject(`prod-edge-${name}`, { changes });
const relays = (action: string): WrittenChange => ({
  address: "aws_instance.relay",
  actions: [action],
  before: { id: "i-1", ami: "a" },
  after: action === "delete" ? null : { id: "i-1", ami: "b" },
});

test("the verdict is the worst of all plans, and each plan has its own", () => {
  const fine = subject("a", { changes: [{ address: entry, actions: ["no-op"], before: eip, after: eip }] });
  const { verdict, plans, findings } = guard({
    subjects: [fine, subject("b", released), subject("c", { changes: [destroyed] })],
    now,
  });

  expect(verdict).toBe("block");
  expect(plans.map((plan) => plan.verdict)).toEqual(["allow", "needs-approval", "block"]);
  expect(findings.map((one) => one.verdict)).toEqual(["block", "needs-approval"]);
});

test("a plan without resources is allowed", () => {
  expect(guard({ subjects: [subject("empty", {})], now })).toMatchObject({ verdict: "allow", findings: [] });
});

describe("several plans", () => {
  const codes = (...subjects: Subject[]) => guard({ subjects, now }).findings.map(({ code }) => code);

  test("every edge of an environment loses machines at once", () => {
    expect(codes(edge("tokyo", relays("delete")), edge("paris", relays("delete")))).toContain(
      "edges/all-lose-machines",
    );
    expect(codes(edge("tokyo", relays("delete")), edge("paris"))).toEqual([]);
    expect(codes(edge("tokyo", relays("delete")))).toEqual([]);
    const other = subject("test-edge-paris", { changes: [relays("delete")] });
    expect(codes(edge("tokyo", relays("delete")), other)).toEqual([]);
  });

  test("every edge of an environment changes at once", () => {
    expect(codes(edge("tokyo", relays("update")), edge("paris", relays("delete")))).toEqual(["edges/all-change"]);
    const built: WrittenChange = { address: "aws_instance.relay", actions: ["create"], after: {} };
    expect(codes(edge("tokyo", built), edge("paris", built))).toEqual([]);
  });

  test("a stack that is deployed and not planned is gone: with an entry it blocks", () => {
    const gone = (resources: Record<string, unknown>) => {
      const base = readStack(stackText("old", resources), "old");
      return guard({ subjects: [], gone: [{ name: "old", base }], now });
    };

    expect(gone({ tencentcloud_eip: { anycast: { type: "AnycastEIP" } } })).toMatchObject({
      verdict: "block",
      findings: [{ code: "stack/gone", address: "old", stack: null }],
    });
    expect(gone({ tencentcloud_vpc: { a: {} } }).verdict).toBe("needs-approval");
    expect(gone({}).verdict).toBe("allow");
  });

  test.each([
    [
      "one of another stack",
      [
        ["dev", "s1"],
        ["prod", "s1"],
      ],
      [["prod", "s1"]],
      ["prod"],
    ],
    [
      "one that another stack had",
      [
        ["dev", "s1"],
        ["prod", "s2"],
      ],
      [["prod", "s1"]],
      ["prod"],
    ],
    [
      "one that another new stack has",
      [
        ["dev", "s1"],
        ["test", "s1"],
      ],
      [],
      ["test"],
    ],
    ["one of a stack that is gone", [["dev", "s1"]], [["prod", "s1"]], ["prod"]],
    ["the one of the stack that it was called before", [["dev", "s1", "prod"]], [["prod", "s1"]], []],
    [
      "its own",
      [
        ["dev", "s1"],
        ["prod", "s2"],
      ],
      [
        ["dev", "s1"],
        ["prod", "s2"],
      ],
      [],
    ],
    [
      "one of its own, where others share another",
      [
        ["dev", "s1"],
        ["a", "s2"],
        ["b", "s2"],
      ],
      [],
      [],
    ],
  ])("a stack would write a state: %s", (_, head, base, others) => {
    const owners = (all: string[][]) => all.map(([name = "", state = "", from]) => ({ name, state, from }));
    const states = { judged: ["dev"], head: owners(head), base: owners(base) };
    const { verdict, findings } = guard({ subjects: [], states, now });

    expect(verdict).toBe(others.length > 0 ? "block" : "allow");
    expect(findings.map(({ code, address, approvable }) => ({ code, address, approvable }))).toEqual(
      others.map(() => ({ code: "stack/state-shared", address: "dev", approvable: false })),
    );
    expect(others.filter((other) => findings[0]?.what.includes(other) !== true)).toEqual([]);
  });
});

describe("an approval", () => {
  const open = guard({ subjects: [subject("b", released)], now });
  const [asked] = open.findings;
  const right: Approval = {
    address: "tencentcloud_eip.relay",
    action: "delete",
    plan: asked?.plan ?? "",
    expires: "2026-11-25",
    by: "platform",
    why: "Tokyo is drained",
  };
  const judge = (approval: Partial<Approval>, plan = released) =>
    guard({ subjects: [subject("b", plan)], approvals: [{ ...right, ...approval }], now });

  test("makes it a warning, and says whose it is", () => {
    const { verdict, findings, unusedApprovals } = judge({});

    expect({ verdict, unusedApprovals }).toEqual({ verdict: "warn", unusedApprovals: [] });
    expect(findings[0]).toMatchObject({ verdict: "needs-approval", approval: { granted: true, by: "platform" } });
  });

  test.each<[string, Partial<Approval>, string]>([
    ["of another action", { action: "replace" }, "it is for the action `replace`, and this is `delete`"],
    ["of another plan", { plan: `sha256:${"0".repeat(64)}` }, "it is for another plan: the digest differs"],
    ["that has expired", { expires: "2026-11-24" }, "it expired: `expires` is 2026-11-24"],
    ["that expired an hour ago", { expires: "2026-11-25T11:00:00Z" }, "it expired: `expires` is 2026-11-25T11:00:00Z"],
  ])("%s does not count and says why", (_, change, why) => {
    const { verdict, findings, unusedApprovals } = judge(change);

    expect(verdict).toBe("needs-approval");
    expect(findings[0]?.approval).toEqual({ granted: false, refusals: [why] });
    expect(unusedApprovals).toEqual([{ address: right.address, action: change.action ?? "delete", why }]);
  });

  test("of another address is of no use", () => {
    const { verdict, unusedApprovals } = judge({ address: "tencentcloud_eip.other" });

    expect(verdict).toBe("needs-approval");
    expect(unusedApprovals).toEqual([
      { address: "tencentcloud_eip.other", action: "delete", why: "nothing asks for it" },
    ]);
  });

  test("never lifts a block, nor makes a failed plan a good one", () => {
    const block = { changes: [destroyed] };
    const plan = guard({ subjects: [subject("b", block)], now }).findings[0]?.plan ?? "";
    const errored = guard({ subjects: [subject("b", { more: { errored: true } })], now }).findings[0];

    expect(judge({ address: entry, plan }, block)).toMatchObject({
      verdict: "block",
      unusedApprovals: [{ why: "what is found there cannot be approved" }],
    });
    expect(
      judge({ address: "b", action: "plan", plan: errored?.plan ?? "" }, { more: { errored: true } }).verdict,
    ).toBe("needs-approval");
  });

  test("counts beside others of the same address that do not", () => {
    const approvals = [{ ...right, action: "replace" }, right, { ...right, expires: "2020-01-01" }];
    const { verdict, unusedApprovals } = guard({ subjects: [subject("b", released)], approvals, now });

    expect(verdict).toBe("warn");
    expect(unusedApprovals).toHaveLength(2);
  });
});

describe("what is about several stacks", () => {
  const edge = (name: string, id: string): Subject =>
    subject(`g-prod-edge-${name}`, {
      changes: [{ address: "aws_instance.relay", actions: ["delete"], before: { id }, after: null }],
    });
  const [a, b] = [edge("a", "i-1"), edge("b", "i-2")];
  const other = subject("g-prod-home", { changes: [{ address: "a.b", actions: ["create"], after: { x: 1 } }] });
  const lose = "edges/all-lose-machines";
  const told = (...subjects: Subject[]) => guard({ subjects, now }).findings.filter(({ code }) => code === lose);

  test("is approved for their plans, whatever else is planned beside them", () => {
    const [finding] = told(a, b);

    expect(told(a, b, other)).toEqual([finding]);
    expect(told(a, edge("b", "i-3"))[0]?.plan).not.toBe(finding?.plan);
  });

  test("is not said of all edges while one of them is not touched", () => {
    const head = ["a", "b", "c"].map((name) => ({ name: `g-prod-edge-${name}`, state: name }));

    expect(guard({ subjects: [a, b], states: { judged: [], head, base: [] }, now }).findings).not.toContainEqual(
      expect.objectContaining({ code: lose }),
    );
  });

  test("a stack that is gone is approved for the plan that would destroy it, and that alone", () => {
    const base = readStack(stackText("s", { tencentcloud_vpc: { a: {} } }), "s");
    const plan = `sha256:${"a".repeat(64)}`;
    const gone = (subjects: Subject[], digest?: string) =>
      guard({ subjects, gone: [{ name: "s", base, plan: digest }], now }).findings[0]?.plan;

    expect([gone([], plan), gone([other], plan)]).toEqual([plan, plan]);
    expect(gone([])).not.toBe(guard({ subjects: [], now }).digest);
  });
});

describe("a file of approvals", () => {
  const plan = `sha256:${"a".repeat(64)}`;
  const entryOf = (change: string) =>
    `- { address: a.b, action: delete, plan: "${plan}", expires: 2026-12-01, by: me, why: it is ${change} }\n`;
  const codes = (content: string): string[] => {
    try {
      readApprovals(content, "guard.yml");
      return [];
    } catch (error) {
      return (error as { problems: { code: string; what: string }[] }).problems.map(
        ({ code, what }) => `${code} ${what}`,
      );
    }
  };

  test("is a list; an empty one approves nothing", () => {
    expect(readApprovals(entryOf("right"), "guard.yml")).toHaveLength(1);
    expect(readApprovals("# nothing yet\n", "guard.yml")).toEqual([]);
  });

  test.each([
    ["no YAML", "- {", /^approvals\/malformed guard\.yml is no YAML: /],
    ["no list", "address: a", /^approvals\/malformed guard\.yml: /],
    ["a digest that is none", entryOf("x").replace(plan, "abc"), /entry 1, `plan`: must be the digest/],
    ["a date that is none", entryOf("x").replace("2026-12-01", "soon"), /entry 1, `expires`: /],
    ["nobody's", entryOf("x").replace("by: me, ", ""), /entry 1, `by`: /],
    ["what means nothing", entryOf("x").replace("by:", "scope: all, by:"), /entry 1, .*scope/],
  ])("%s is refused", (_, content, told) => {
    expect(codes(content)).toEqual([expect.stringMatching(told) as string]);
  });
});

describe("the report", () => {
  const reports = [
    guard({ subjects: [subject("a", { changes: [destroyed] }), subject("b", released)], now }),
    guard({ subjects: [subject("a", {})], now }),
  ];

  test("is what its schema says, and the schema that is published is current: `npm run schema` writes it", () => {
    for (const report of reports) expect(reportSchema.parse(report)).toEqual(report);
    expect(readFileSync(join(__dirname, "../../../preview/guard.schema.json"), "utf8")).toBe(
      `${JSON.stringify(guardJsonSchema(), null, 2)}\n`,
    );
  });

  test("says what was not checked, until it is shown", () => {
    const keeps = { changes: [{ address: entry, actions: ["no-op"], before: eip, after: eip }] };
    const stack = readStack(stackText("s", {}), "s");
    const left = (more: Partial<Subject>) =>
      guard({ subjects: [{ ...subject("a", keeps), ...more }], now }).plans.map(({ notChecked }) => notChecked.length);

    expect([left({}), left({ stack }), left({ base: stack }), left({ stack, base: stack })]).toEqual([
      [2],
      [1],
      [1],
      [0],
    ]);
  });

  test("counts what the plan does", () => {
    const changes: WrittenChange[] = [
      { address: "a.a", actions: ["create"], after: {} },
      { address: "a.b", actions: ["update"], before: {}, after: {}, previous: "a.c" },
      { address: "a.d", actions: ["create", "delete"], before: {}, after: {} },
      { address: "a.e", actions: ["forget"], before: {} },
      { address: "a.f", actions: ["no-op"], before: {}, after: {}, importing: "x" },
    ];

    expect(guard({ subjects: [subject("a", { changes })], now }).plans[0]?.changes).toEqual({
      ...{ create: 1, update: 1, replace: 1, delete: 0, forget: 1, move: 1, import: 1 },
    });
  });
});
