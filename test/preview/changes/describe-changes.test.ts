import { describePlan } from "../../../preview/changes/describe-changes";
import { readPlan } from "../../../preview/plan/read-plan";
import type { Values } from "../../../preview/plan/plan";
import { Redactor } from "../../../preview/redact/redactor";
import { planText, type WrittenChange, type WrittenPlan } from "../guard/support/written";

const describe1 = (written: WrittenPlan, redactor = new Redactor(Buffer.alloc(32))) =>
  describePlan(readPlan(planText(written), "plan.json"), redactor);
const change = (one: Partial<WrittenChange>, redactor?: Redactor) =>
  describe1({ changes: [{ address: "a.b", actions: ["update"], ...one }] }, redactor).changes[0];
/** The attributes, each on a line. */
const lines = (one: Partial<WrittenChange>): string[] =>
  (change(one)?.attributes ?? []).map(({ path, before = "-", after = "-" }) => `${path}: ${before} > ${after}`);
const update = (before: Values, after: Values, more: Partial<WrittenChange> = {}): string[] =>
  lines({ before, after, ...more });

test("only what differs is told, each value by its path", () => {
  const before = {
    id: "x",
    size: 1,
    on: true,
    tags: { Name: "a", "a.b": "c" },
    ports: [{ from: 1, to: 2 }],
    gone: "g",
  };
  const after = {
    id: "x",
    size: 2,
    on: false,
    tags: { Name: "b", "a.b": "d" },
    ports: [{ from: 1, to: 3 }],
    new: null,
  };

  expect(update(before, after)).toEqual([
    "size: 1 > 2",
    "on: true > false",
    'tags.Name: "a" > "b"',
    'tags["a.b"]: "c" > "d"',
    "ports[0].to: 2 > 3",
    'gone: "g" > -',
  ]);
});

test("what only the apply gives is said to be so", () => {
  const after = { list: [{ b: 1 }, { b: 2 }] };
  const unknown = { id: true, list: [{ a: true }, {}], map: { x: true } };

  expect(update({ id: "x", list: [{ a: 1, b: 1 }, { b: 2 }], map: { x: 1 } }, after, { unknown })).toEqual([
    'id: "x" > (known after apply)',
    "list[0].a: 1 > (known after apply)",
    "map.x: 1 > (known after apply)",
  ]);
});

test("what is created tells what is known and not nothing, what is deleted tells what it was", () => {
  const values = { a: 1, b: null, c: "", d: {}, e: [], f: { g: [true] } };

  expect(lines({ actions: ["create"], after: values, unknown: { id: true } })).toEqual([
    "a: - > 1",
    'c: - > ""',
    "f.g[0]: - > true",
  ]);
  expect(lines({ actions: ["delete"], before: values })).toEqual(["a: 1 > -", 'c: "" > -', "f.g[0]: true > -"]);
  expect(lines({ actions: ["forget"], before: { a: 1 } })).toEqual(["a: 1 > -"]);
});

test.each([
  ["the first of a list is removed", ["a", "b", "c"], ["b", "c"], ['x[0]: "a" > -']],
  ["the last is removed", ["a", "b", "c"], ["a", "b"], ['x[2]: "c" > -']],
  ["one is added in the middle", ["a", "c"], ["a", "b", "c"], ['x[1]: - > "b"']],
  ["one becomes another", ["a", "b", "c"], ["a", "x", "c"], ['x[1]: "b" > "x"']],
  ["two become one", ["a", "b", "c", "d"], ["a", "x", "d"], ['x[1]: "b" > "x"', 'x[2]: "c" > -']],
  ["equal ones are added", ["a"], ["a", "a", "a"], ['x[1]: - > "a"', 'x[2]: - > "a"']],
  ["all are new", [], ["a"], ['x[0]: - > "a"']],
  ["none is left", [{ a: 1 }], [], ["x[0].a: 1 > -"]],
  ["it is another kind", [1], { a: 1 }, ['x: [1] > {"a":1}']],
  ["null becomes empty", null, {}, ["x: - > {}"]],
])("of a list: %s", (_, before, after, told) => {
  expect(update({ x: before }, { x: after })).toEqual(told);
});

test("what is secret is told as changed or not, and nothing else", () => {
  const secret = { pw: true, map: { a: true } };
  const told = update(
    { pw: "one-secret", map: { a: 1, b: 1 }, same: "x" },
    { pw: "other-secret", map: { a: 1, b: 2 }, same: "x" },
    { secret },
  );

  expect(told[0]).toMatch(/^pw: (\(redacted:\w{8}\)) > (?!\1)\(redacted:\w{8}\)$/);
  expect(told.slice(1)).toEqual(["map.b: 1 > 2"]);
});

test("what is marked as a whole is not looked into", () => {
  expect(update({ map: { a: 1, b: 2 } }, { map: { a: 1, b: 3 } }, { secret: { map: true } })).toEqual([
    expect.stringMatching(/^map: \(redacted:\w{8}\) > \(redacted:\w{8}\)$/) as string,
  ]);
});

test("names and texts are masked, too", () => {
  const redactor = new Redactor(Buffer.alloc(32));
  redactor.learnEnvironment({ DB_PASSWORD: "harbour-light" });
  const address = 'a.b["harbour-light"]';
  const told = change(
    {
      address,
      previous: address,
      importing: "x/harbour-light",
      before: { "harbour-light": { a: 1 } },
      after: { "harbour-light": { a: "to harbour-light" } },
      paths: [["harbour-light", "a"]],
    },
    redactor,
  );
  const mask = redactor.text("harbour-light");

  expect(told).toMatchObject({
    address: `a.b["${mask}"]`,
    previousAddress: `a.b["${mask}"]`,
    importId: `x/${mask}`,
    replacePaths: [`${mask}.a`],
    attributes: [{ path: `["${mask}"].a`, before: "1", after: `"to ${mask}"` }],
  });
});

test("long texts are cut, and no mask is", () => {
  const secret = "harbour-light-";
  const redactor = new Redactor(Buffer.alloc(32));
  redactor.learnEnvironment({ DB_PASSWORD: secret });
  const long = `${"word ".repeat(38)}${secret}${" word".repeat(200)}`;
  const after = change({ before: {}, after: { a: long, b: "😀".repeat(300) } }, redactor)?.attributes ?? [];

  expect(after[0]?.after).toMatch(/^"(?:word ){38}… \(\d+ characters\)$/);
  expect(after[1]?.after).toMatch(/^"(?:😀){99}… \(602 characters\)$/u);
});

test("a digest that is cut is no secret", () => {
  const after = { text: `${"word ".repeat(35)} 0b1ec0dd1a90e1b3b1b9b1d9c0fbb9f0a1c2d3e4` };

  expect(update({}, after)[0]).toMatch(/^text: - > "(?:word ){35} (?:\w+|\(redacted:\w{8}\))… \(\d+ characters\)$/);
});

test("of many attributes fifty are told, the others counted", () => {
  const after = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`a${index}`, index]));
  const told = change({ actions: ["create"], after });

  expect(told?.attributes).toHaveLength(50);
  expect(told?.attributesLeftOut).toBe(10);
});

test("what stays is left out, unless it is moved or imported", () => {
  const values = { before: { id: "x" }, after: { id: "x" }, actions: ["no-op"] };
  const { changes, counts } = describe1({
    changes: [
      { address: "a.still", ...values },
      { address: "a.moved", previous: "a.old", ...values },
      { address: "a.imported", importing: "id-1", ...values },
      { address: "a.left", deposed: "0123abcd", actions: ["delete"], before: { id: "x" } },
      { address: "a.new", actions: ["delete", "create"], before: { id: "x" }, after: {}, reason: "replace_by_request" },
    ],
  });

  expect(
    changes.map(({ address, previousAddress, importId, deposed, reason }) =>
      [address, previousAddress, importId, deposed, reason].filter((one) => one !== undefined),
    ),
  ).toEqual([
    ["a.moved", "a.old"],
    ["a.imported", "id-1"],
    ["a.left", "0123abcd"],
    ["a.new", "replace_by_request"],
  ]);
  expect(counts).toEqual({ create: 0, update: 0, replace: 1, delete: 1, forget: 0, move: 1, import: 1 });
});

test("the address that players know is told as such", () => {
  const entry = { before: { name: "x" }, after: { name: "y" } };
  const { changes } = describe1({
    changes: [
      { address: "aws_globalaccelerator_accelerator.anycast", actions: ["update"], ...entry },
      { address: "aws_vpc.network", actions: ["update"], ...entry },
    ],
  });

  expect(changes.map(({ entry: isEntry }) => isEntry)).toEqual([true, false]);
});

test("outputs that would change are told, and what cdktf alone marks can be read", () => {
  const output = (actions: readonly string[], more: Values): Values => ({ actions, ...more });
  const marked = { before_sensitive: true, after_sensitive: true };
  const { outputs } = describe1({
    more: {
      output_changes: {
        still: output(["no-op"], { before: 1, after: 1 }),
        size: output(["update"], { before: 1, after: 2 }),
        later: output(["create"], { before: null, after_unknown: true }),
        gone: output(["delete"], { before: "x", after: null }),
        secret: output(["create"], { before: null, after: "vpc-1a2b3c4d", ...marked }),
        "cross-stack-output-id": output(["create"], { before: null, after: "vpc-1a2b3c4d", ...marked }),
        "cross-stack-output-text": output(["create"], { before: null, after: "Harbour Light", ...marked }),
      },
    },
  });
  const mask = expect.stringMatching(/^\(redacted:\w{8}\)$/) as string;

  expect(outputs).toEqual([
    { name: "size", actions: ["update"], before: "1", after: "2" },
    { name: "later", actions: ["create"], after: "(known after apply)" },
    { name: "gone", actions: ["delete"], before: '"x"' },
    { name: "secret", actions: ["create"], after: mask },
    { name: "cross-stack-output-id", actions: ["create"], after: '"vpc-1a2b3c4d"' },
    { name: "cross-stack-output-text", actions: ["create"], after: mask },
  ]);
});

test("drift is told by address", () => {
  expect(
    describe1({ drift: [{ address: "a.b", actions: ["update"], before: { a: 1 }, after: { a: 2 } }] }).drift,
  ).toEqual([{ address: "a.b", actions: ["update"] }]);
});

test("drift of what nobody has written is none: the provider alone has a say in it", () => {
  const drifted = (before: object, after: object, actions = ["update"]) => {
    const change = { address: 'a.b["k"]', mode: "managed", type: "a", name: "b", change: { actions, before, after } };
    const expressions = { size: { constant_value: 1 } };
    const resources = [{ address: "a.b", mode: "managed", type: "a", name: "b", expressions }];
    const plan = { format_version: "1.2", resource_changes: [], resource_drift: [change] };
    const text = JSON.stringify({ ...plan, configuration: { root_module: { resources } } });
    return describePlan(readPlan(text, "plan.json"), new Redactor(Buffer.alloc(32))).drift.length;
  };

  expect(drifted({ size: 1, status: "UNBIND" }, { size: 1, status: "BIND" })).toBe(0);
  expect(drifted({ size: 1, status: "BIND" }, { size: 2, status: "BIND" })).toBe(1);
  expect(drifted({ size: 1 }, {}, ["delete"])).toBe(1);
});

test("what only the apply gives within an output is said to be so", () => {
  const output = {
    actions: ["update"],
    before: { addresses: ["192.0.2.1"], name: "a" },
    after: { addresses: [null, "192.0.2.2"], name: "a" },
    after_unknown: { addresses: [true, false], id: true },
  };
  const text = JSON.stringify({ format_version: "1.2", resource_changes: [], output_changes: { entry: output } });

  expect(describePlan(readPlan(text, "plan.json"), new Redactor(Buffer.alloc(32))).outputs).toEqual([
    {
      name: "entry",
      actions: ["update"],
      before: '{"addresses":["192.0.2.1"],"name":"a"}',
      after: '{"addresses":["(known after apply)","192.0.2.2"],"name":"a","id":"(known after apply)"}',
    },
  ]);
});

test("a map can have a key that every object has", () => {
  expect(update({ map: {} }, { map: { constructor: "a", toString: "b" } })).toEqual([
    'map.constructor: - > "a"',
    'map.toString: - > "b"',
  ]);
});
