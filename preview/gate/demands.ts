import { canonical } from "../affected/canonical";
import type { JsonObject } from "../affected/json";
import { blocksIn } from "./blocks";
import { demand, type Demand } from "./demand";
import { expressionDemands } from "./expression-demands";
import { meaningIn } from "./meaning";
import { providerDemands } from "./provider-demands";
import { readDemands } from "./read-demands";
import { stateDemands } from "./state-demands";

/** What Terraform knows of today and is looked at, or only says what there shall be. */
const blocks = new Set([
  ...["//", "terraform", "provider", "resource", "data", "ephemeral", "module", "output", "variable", "locals"],
  ...["moved", "removed", "import", "check"],
]);
const settings = new Set(["required_version", "required_providers", "backend", "cloud"]);

/** All that planning a stack runs and reaches. */
export function demandsOf(stack: JsonObject): readonly Demand[] {
  const meaning = meaningIn(stack);
  return [
    ...providerDemands(stack),
    ...readDemands(stack),
    ...stateDemands(stack),
    ...moduleDemands(stack),
    ...provisionerDemands(stack),
    ...importDemands(stack),
    ...variableDemands(stack),
    ...expressionDemands(stack),
    ...otherDemands(stack),
  ].map((one) => ({ ...one, key: canonical([one.key, meaning(one.key)]) }));
}

function moduleDemands(stack: JsonObject): Demand[] {
  return blocksIn(stack["module"], 1, ["module"]).map(({ labels, body, path }) => {
    const { source = null, version = null } = body;
    const what = `calls the module \`${labels.join(".")}\`, whose code is not that of base`;
    return demand(["module", source, version], [...path, "source"], what);
  });
}

/** They run at apply only, but nothing tells of them in a plan. */
function provisionerDemands(stack: JsonObject): Demand[] {
  const around = [...blocksIn(stack["resource"], 2, ["resource"]), ...blocksIn(stack["removed"], 0, ["removed"])];
  return around.flatMap(({ labels, body, path }) =>
    blocksIn(body["provisioner"], 1, [...path, "provisioner"]).map((one) => {
      const what = `runs the provisioner \`${one.labels.join(".")}\` of \`${labels.join(".")}\` at apply`;
      const whole = /\b(self|each|count)\b/.test(JSON.stringify(one.body)) ? body : (body["connection"] ?? null);
      return demand(["provisioner", ...one.labels, one.body, whole], one.path, what);
    }),
  );
}

/** It reads what nobody has shown to the stack before: any secret, by its name. */
function importDemands(stack: JsonObject): Demand[] {
  return blocksIn(stack["import"], 0, ["import"]).map(({ body, path }) =>
    demand(["import", body], path, "imports what base does not"),
  );
}

/** Where nothing is said, the value is that of the job that plans. */
function variableDemands(stack: JsonObject): Demand[] {
  return blocksIn(stack["variable"], 1, ["variable"])
    .filter(({ body }) => body["default"] === undefined)
    .map(({ labels: [name = ""], path }) =>
      demand(["variable", name], path, `asks for the variable \`${name}\`, which no stack of base does`),
    );
}

/** What nobody has looked at may do anything. */
function otherDemands(stack: JsonObject): Demand[] {
  const inRoot = Object.entries(stack).filter(([name]) => !blocks.has(name));
  const inSettings = blocksIn(stack["terraform"], 0, ["terraform"]).flatMap(({ body, path }) =>
    Object.entries(body)
      .filter(([name]) => !settings.has(name))
      .map(([name, value]) => demand(["terraform", name, value], [...path, name], `sets \`terraform.${name}\``)),
  );
  return [
    ...inRoot.map(([name, value]) => demand(["block", name, value], [name], `has the block \`${name}\``)),
    ...inSettings,
  ];
}
