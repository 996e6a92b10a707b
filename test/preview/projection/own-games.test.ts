import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { stacksOf } from "../../../model/stack-names";
import type { Json, JsonObject } from "../../../preview/affected/json";
import { members } from "../../../preview/projection/members";
import { project } from "../../../preview/projection/project";
import { promisedOutputs, type PromisedOutputs } from "../../../preview/projection/promised-outputs";
import { withoutHelper } from "../../../preview/projection/without-helper";
import { Deployment, shipped } from "../../support/deployment";
import { verdict } from "./support/comparison";

jest.setTimeout(300_000);

const deployment = new Deployment();
afterAll(() => deployment.remove());

function fileOf(stack: string): string {
  return join(deployment.installation.output, "stacks", stack, "cdk.tf.json");
}

function plan(stack: string, json: JsonObject): JsonObject {
  writeFileSync(fileOf(stack), JSON.stringify(json, null, 2));
  deployment.must(stack, ["init", "-input=false", "-no-color"]);
  deployment.must(stack, ["plan", "-input=false", "-no-color", "-out=plan"]);
  return members(JSON.parse(deployment.must(stack, ["show", "-json", "plan"])) as Json);
}

/** Stacks that it reads, by the name under which it does. */
function upstream(stack: JsonObject, promised: ReadonlyMap<string, PromisedOutputs>): Map<string, PromisedOutputs> {
  const states = Object.entries(members(members(stack["data"])["terraform_remote_state"]));
  return new Map(
    states.flatMap(([name, block]): [string, PromisedOutputs][] => {
      const { path } = members(members(block)["config"]);
      const outputs = promised.get(typeof path === "string" ? basename(path, ".tfstate") : "");
      return outputs === undefined ? [] : [[name, outputs]];
    }),
  );
}

test("a whole new environment is planned before any of it is there, as it is planned stack by stack", () => {
  const environment = shipped("starfall", "dev");
  deployment.synth(environment);
  const stacks = stacksOf(environment).map(
    (name) => [name, members(JSON.parse(readFileSync(fileOf(name), "utf8")) as Json)] as const,
  );

  const promised = new Map<string, PromisedOutputs>();
  const projected = stacks.map(([name, stack]) => {
    const outcome = withoutHelper(plan(name, project(stack, upstream(stack, promised))), stack);
    promised.set(name, promisedOutputs(outcome));
    return outcome;
  });
  const verdicts = stacks.map(([name, stack], order) => {
    const real = plan(name, stack);
    deployment.must(name, ["apply", "-input=false", "-no-color", "plan"]);
    return verdict(projected[order] ?? {}, real);
  });

  expect(stacks.length).toBeGreaterThan(3);
  expect(verdicts).toEqual(stacks.map(() => "same"));
});
