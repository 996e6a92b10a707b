import { randomBytes } from "node:crypto";
import { describePlan } from "../../../preview/changes/describe-changes";
import { list, object, type JsonObject } from "../../../preview/plan/json";
import { readPlan } from "../../../preview/plan/read-plan";
import { Redactor } from "../../../preview/redact/redactor";
import { release } from "../../../preview/redact/release";
import { canaries, type Place } from "./support/canaries";
import * as stacks from "./support/configurations";
import { raw, TerraformFolder } from "./support/terraform-folder";

const terraform = new TerraformFolder();
/** Everything that is written, as it is and as it is shown. */
const seen = { redactor: new Redactor(randomBytes(32)), plans: [] as JsonObject[], logs: "", shown: "", shownLogs: "" };

beforeAll(() => {
  for (const name of ["upstream", "unplanned", "foreign"] as const) {
    terraform.write(name, stacks[name]);
    terraform.apply(name);
  }
  terraform.write("main", stacks.before, stacks.variablesOf(stacks.before));
  terraform.apply("main");
  terraform.changeState("main", withDeposed);
  terraform.write("main", stacks.after, stacks.variablesOf(stacks.after));
  terraform.write("failing", stacks.failing, stacks.variablesOf(stacks.failing));
  terraform.write("invalid", stacks.invalid);
  terraform.write(
    "downstream",
    stacks.downstream((stack) => terraform.stateFile(stack)),
  );

  const [main, upstream, downstream] = ["main", "upstream", "downstream"].map((stack) => terraform.plan(stack));
  if (main === undefined || upstream === undefined || downstream === undefined) throw new Error("no plan");
  const failed = ["failing", "invalid"].map((stack) => terraform.plan(stack).log);
  seen.logs = [main.log, upstream.log, downstream.log, ...failed].join("\n");
  seen.plans = [withDrift(raw(main)), raw(downstream)];

  const { redactor } = seen;
  redactor.learnEnvironment(stacks.environment);
  redactor.learnPlan(raw(upstream), new Map());
  redactor.learnPlan(raw(main), new Map());
  redactor.learnPlan(
    raw(downstream),
    new Map([
      ["upstream", { declared: declared(stacks.upstream), plan: raw(upstream) }],
      ["unplanned", { declared: declared(stacks.unplanned) }],
    ]),
  );
  const described = seen.plans.map((plan) => describePlan(readPlan(JSON.stringify(plan), "plan.json"), redactor));
  seen.shown = release(redactor, JSON.stringify(described), "preview.json");
  seen.shownLogs = release(redactor, redactor.text(seen.logs), "log");
}, 120_000);
afterAll(() => terraform.remove());

describe("is nowhere in what is shown", () => {
  test.each(Object.entries(canaries))("%s", (place, secret) => {
    const forms = formsOf(place as Place, secret);

    // else there would be nothing to hide
    expect(forms.filter((form) => isIn(form, [...textsIn(seen.plans), seen.logs]))).not.toEqual([]);
    expect(forms.filter((form) => isIn(form, [seen.shown, ...textsIn(JSON.parse(seen.shown))]))).toEqual([]);
    expect(forms.filter((form) => isIn(form, [seen.shownLogs]))).toEqual([]);
  });
});

test("nothing raw would have been let out", () => {
  expect(() => release(seen.redactor, JSON.stringify(seen.plans), "plan.json")).toThrow("redact/secret-left");
  expect(() => release(seen.redactor, seen.logs, "log")).toThrow("redact/secret-left");
});

test("what is no secret can be read", () => {
  const texts = [...textsIn(JSON.parse(seen.shown))].join("\n");

  expect(texts).toContain('"vpc-1a2b3c4d"');
  expect(texts).toContain('"vpc-9z8y7x6w"');
  expect(texts).toContain('"Harbour Light 8"');
  expect(texts).toMatch(/"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/);
  expect(texts).toContain("input.environment.MODE");
});

test("the places are those they are called after", () => {
  const [main] = seen.plans;
  const changes = list(main?.["resource_changes"]).map(object);

  expect(changes.flatMap((one) => one["deposed"] ?? [])).toEqual(["0123abcd"]);
  expect(changes.flatMap((one) => one["previous_address"] ?? [])).toHaveLength(1);
  expect(changes.flatMap((one) => object(one["change"])["importing"] ?? [])).toHaveLength(1);
  expect(changes.filter((one) => list(object(one["change"])["actions"]).includes("forget"))).toHaveLength(1);
  for (const told of ["Check block assertion failed", "Resource precondition failed", "Invalid function argument"]) {
    expect(seen.logs).toContain(told);
  }
});

/** How the secret is written there. */
function formsOf(place: Place, secret: string): string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const written: Partial<Record<Place, string>> = {
    "base64, first position": Buffer.from(`${secret} after`).toString("base64").slice(0, -4),
    "base64, second position": Buffer.from(`b${secret} after`).toString("base64").slice(4, -4),
    "base64, third position": Buffer.from(`be${secret} after`).toString("base64").slice(4, -4),
    "part of a URL": encodeURIComponent(secret).replaceAll("%20", "+"),
    "text with signs of HTML": "maple\\u003cotter",
    "user data, encoded elsewhere": Buffer.from(`# ${secret}`).toString("base64").slice(4, -4),
    "JSON in JSON in a text": JSON.stringify(escaped).slice(1, -1),
  };
  return [...new Set([secret, escaped, written[place] ?? secret])];
}

function isIn(form: string, texts: Iterable<string>): boolean {
  const flat = (text: string): string => text.replaceAll(/[\s│]+/g, " ");
  return [...texts].some((text) => text.includes(form) || flat(text).includes(flat(form)));
}

/** Every text, number and name in what a plan would do; the variables are left out, they hold everything. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) yield String(value);
  else {
    for (const [name, one] of Object.entries(value)) {
      if (["variables", "configuration", "prior_state", "planned_values"].includes(name)) continue;
      yield name;
      yield* textsIn(one);
    }
  }
}

function declared(stack: JsonObject): Map<string, boolean> {
  const outputs = Object.entries(object(stack["output"]));
  return new Map(outputs.map(([name, one]) => [name, object(one)["sensitive"] === true]));
}

/** As Terraform leaves it when a replacement made the new object and could not destroy the old one. */
function withDeposed(content: string): string {
  const state = object(JSON.parse(content));
  const resources = list(state["resources"]).map((one) => {
    const resource = object(one);
    const instances = list(resource["instances"]).map(object);
    const deposed = instances.map((instance) => ({ ...instance, deposed: "0123abcd" }));
    return resource["name"] === "left" ? { ...resource, instances: [...instances, ...deposed] } : resource;
  });
  return JSON.stringify({ ...state, resources });
}

/** The built-in provider sees no drift, so a change that is there is told as one. */
function withDrift(plan: JsonObject): JsonObject {
  const drifted = list(plan["resource_changes"]).filter((one) => object(one)["name"] === "drifted");
  return { ...plan, resource_drift: drifted };
}
