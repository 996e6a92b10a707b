import type { Json, JsonObject } from "../../../../preview/affected/json";
import { a, b, id, input, outputs, publishing, read } from "./stacks";
import { uses, type End } from "./uses";
import { reads, type Stacks } from "./world";

/** A change of two or more stacks. */
export interface Scenario {
  readonly name: string;
  /** What is applied already. */
  readonly before?: Stacks;
  readonly after: Stacks;
  /** How planning a stack against promises ends. */
  readonly ends?: End;
}

const changed = (name: string, ...[from, to, stack]: readonly [JsonObject, JsonObject, JsonObject]): Scenario => ({
  name,
  before: { a: a(from), b: stack },
  after: { a: a(to), b: stack },
});

const nested = { list: ["a"], map: { k: 1 }, n: null, empty: [], none: {} };

/** What stays as it is while something else changes. */
const still: readonly (readonly [kind: string, value: Json])[] = [
  ["a list", '${tolist(["p", "q"])}'],
  ["an empty list", '${slice(["p"], 0, 0)}'],
  ["a list of a type that nothing says", "${tolist([])}"],
  ["a list of texts that is empty", '${compact(["", ""])}'],
  ["a set", '${toset(["p", "q"])}'],
  ["a map", '${tomap({ "odd key" = "p", q = "r" })}'],
  ["a map of lists", '${tomap({ k = tolist(["p"]) })}'],
  ["an object", nested],
  ["an object with odd keys", { "odd key": [1, "2", null, { "7": true }] }],
  ["an object of lists and maps", { k: '${tolist(["p"])}', l: '${tomap({ a = "b" })}' }],
  ["a number", 0.1],
  ["a text like a number", "1"],
  ["a text like a template", "$${x}"],
];

/** All of them. */
export const scenarios: readonly Scenario[] = [
  ...uses.map(([name, output, stack, ends]): Scenario => ({ name, after: { a: a(output), b: stack }, ends })),
  changed("another value", { v: "old" }, { v: "new" }, input(`\${${read}.v}`)),
  changed("another value that is not read", { v: "x", w: 1 }, { v: "x", w: 2 }, input(`\${${read}.v}`)),
  changed("an output is gone, which nobody reads", { v: "x", w: 1 }, { v: "x" }, input(`\${${read}.v}`)),
  {
    ...changed("an output is gone that is read", { v: "x", w: 1 }, { w: 1 }, input(`\${${read}.v}`)),
    ends: "fails, too",
  },
  changed(
    "an output is gone, and there is another way",
    { v: "x", w: 1 },
    { w: 1 },
    input(`\${try(${read}.v, "else")}`),
  ),
  changed("an output comes", { v: "x" }, { v: "x", w: 2 }, input(`\${try(${read}.w, 1)}`)),
  changed("becomes unknown", { v: "x" }, { v: "${terraform_data.x.id}y" }, input(`\${${read}.v}`)),
  changed("replaces", { v: "old" }, { v: "new" }, b({ triggers_replace: `\${${read}.v}`, input: 1 })),
  changed("grows", { v: { p: 1 } }, { v: { p: 1, q: 2 } }, b({ for_each: `\${${read}.v}`, input: "${each.value}" })),
  changed("shrinks", { v: { p: 1, q: 2 } }, { v: { q: 2 } }, b({ for_each: `\${${read}.v}`, input: "${each.value}" })),
  changed("a count falls", { v: 3 }, { v: 1 }, b({ count: `\${${read}.v}` })),
  ...still.map(([kind, value]): Scenario => {
    const stack = b({ input: `\${${read}.v}` }, { output: { v: { value: `\${${read}.v}` } } });
    return changed(`${kind} stays as it is`, { v: value, w: 1 }, { v: value, w: 2 }, stack);
  }),
  {
    name: "sensitive",
    before: { a: { output: { v: { value: "old", sensitive: true } } }, b: input(`\${${read}.v}`) },
    after: { a: { output: { v: { value: "hunter2", sensitive: true } } }, b: input(`\${${read}.v}`) },
  },
  {
    name: "two upstreams, one of them unknown",
    after: {
      a: a({ v: id }),
      z: a({ v: "z" }),
      b: {
        data: reads("a", "z"),
        resource: { terraform_data: { it: { input: `\${[${read}.v, data.terraform_remote_state.z.outputs.v]}` } } },
      },
    },
  },
  {
    name: "one upstream is applied, and read as it is",
    before: { z: a({ v: "z" }) },
    after: {
      a: a({ v: "a" }),
      b: {
        data: reads("a", "z"),
        resource: { terraform_data: { it: { input: `\${${read}.v}\${data.terraform_remote_state.z.outputs.v}` } } },
      },
    },
  },
  {
    name: "a chain",
    after: {
      a: a({ v: "a", u: id }),
      b: {
        ...b({ input: `\${${read}.v}` }),
        output: outputs({ v: `\${${read}.v}b`, u: `\${${read}.u}`, i: "${terraform_data.it.id}" }),
      },
      c: {
        data: reads("b"),
        resource: { terraform_data: { it: { input: "${data.terraform_remote_state.b.outputs}" } } },
      },
    },
  },
  {
    name: "a chain of which the middle is applied",
    before: {
      a: a({ v: "old" }),
      b: { ...b({ input: `\${${read}.v}` }), output: outputs({ v: "${terraform_data.it.output}" }) },
      c: {
        data: reads("b"),
        resource: { terraform_data: { it: { input: "${data.terraform_remote_state.b.outputs.v}" } } },
      },
    },
    after: {
      a: a({ v: "new" }),
      b: { ...b({ input: `\${${read}.v}` }), output: outputs({ v: "${terraform_data.it.output}" }) },
      c: {
        data: reads("b"),
        resource: { terraform_data: { it: { input: "${data.terraform_remote_state.b.outputs.v}" } } },
      },
    },
  },
  {
    name: "moved",
    before: { a: a({ v: "x" }), b: b({ input: `\${${read}.v}` }) },
    after: {
      a: a({ v: "x" }),
      b: {
        data: reads("a"),
        resource: { terraform_data: { there: { input: `\${${read}.v}` } } },
        moved: [{ from: "terraform_data.it", to: "terraform_data.there" }],
      },
    },
  },
  {
    name: "replaced because what it hangs on is replaced",
    before: {
      a: publishing({ x: { triggers_replace: 1 } }, { v: id }),
      b: b({ triggers_replace: `\${${read}.v}` }),
    },
    after: {
      a: publishing({ x: { triggers_replace: 2 } }, { v: id }),
      b: b({ triggers_replace: `\${${read}.v}` }),
    },
  },
  {
    name: "the upstream is there and new is the stack alone",
    before: { a: a({ v: id }) },
    after: { a: a({ v: id }), b: b({ input: `\${${read}.v}` }) },
  },
];
