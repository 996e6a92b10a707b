import fc from "fast-check";
import type { Json, JsonObject } from "../../../preview/affected/json";
import { keepsDigits } from "../../../preview/projection/keeps-digits";
import { members } from "../../../preview/projection/members";
import { project } from "../../../preview/projection/project";
import type { PromisedOutput } from "../../../preview/projection/promised-outputs";
import { reads, World } from "./support/world";

jest.setTimeout(120_000);

const world = new World();
afterAll(() => world.remove());

const signs = fc.constantFrom(
  "${",
  "%{",
  "$",
  "%",
  "{",
  "}",
  '"',
  "\\",
  "\n",
  "\r",
  "\u0001",
  "~",
  " ",
  "a",
  "默",
  "🎮",
);
const text = fc.oneof(
  fc.array(signs, { maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme" }).map((one) => one.normalize("NFC")),
);
const number = fc.oneof(fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })).filter(keepsDigits);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    text,
    number.map((one) => (Object.is(one, -0) ? 0 : one)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4 }),
  ),
}));

test("any value that is promised is the value that is read, beside what is unknown too", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 100, maxLength: 100 }), async (values) => {
      const outputs = values.flatMap((one, order): [string, PromisedOutput][] => [
        [`whole${order}`, { value: one, unknown: false }],
        [`part${order}`, { value: [one, null], unknown: [false, true] }],
      ]);
      const stack: JsonObject = {
        data: reads("a"),
        output: Object.fromEntries(outputs.map(([name]) => [name, { value: reading(name) }])),
      };
      const plan = await world.plan("b", project(stack, new Map([["a", new Map(outputs)]])));
      const read = (name: string): Json => members(members(members(plan)["output_changes"])[name])["after"] ?? null;

      expect(values.map((_, order) => read(`whole${order}`))).toEqual(values);
      expect(values.map((_, order) => read(`part${order}`))).toEqual(values);
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

function reading(name: string): string {
  return `\${data.terraform_remote_state.a.outputs.${name}${name.startsWith("part") ? "[0]" : ""}}`;
}
