import { ProblemError } from "../../model/problem";
import { isObject, list, object, text, type JsonObject } from "./json";
import type { OutputChange, Plan, PriorResource, ProviderDemand, ResourceChange, Values } from "./plan";

/**
 * Reads what `terraform show -json` says of a saved plan. Members it does not know are passed over, so newer format
 * versions of the same major can be read.
 *
 * @param file as it is told in problems
 * @throws ProblemError `plan/no-json`, `plan/no-plan`, `plan/format`, `plan/malformed`
 */
export function readPlan(content: string, file: string): Plan {
  const root = parse(content, file);
  checkKind(root, file);
  const configuration = object(root["configuration"]);
  const written = new Map(writtenIn(object(configuration["root_module"]), ""));
  return {
    terraformVersion: text(root["terraform_version"]) ?? "unknown",
    errored: root["errored"] === true,
    complete: root["complete"] !== false,
    changes: changesOf(root["resource_changes"], file),
    drift: changesOf(root["resource_drift"], file),
    prior: resourcesIn(object(object(object(root["prior_state"])["values"])["root_module"])),
    outputs: Object.entries(object(root["output_changes"])).map(([name, change]) => output(name, object(change))),
    declared: new Set(written.keys()),
    written,
    providers: Object.values(object(configuration["provider_config"])).flatMap((one) => demand(object(one))),
  };
}

function parse(content: string, file: string): JsonObject {
  if (content.startsWith("PK")) fail("plan/no-json", `${file} is a saved plan itself, not its JSON`);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    const stream = content.startsWith('{"@level"');
    const what = stream ? "is the log of `terraform plan -json`, not a plan" : "holds no JSON";
    return fail("plan/no-json", `${file} ${what}`);
  }
  return isObject(value) ? value : fail("plan/no-plan", `${file} holds JSON, but no plan`);
}

function checkKind(root: JsonObject, file: string): void {
  if (["planned_values", "resource_changes"].every((name) => root[name] === undefined)) {
    const state = root["values"] !== undefined || root["lineage"] !== undefined;
    fail("plan/no-plan", `${file} holds ${state ? "a state" : "JSON"}, but no plan`);
  }
  const version = text(root["format_version"]);
  if (version === undefined || !/^[01]\./.test(version)) {
    throw new ProblemError([
      {
        code: "plan/format",
        what: `${file} has ${version === undefined ? "no `format_version`" : `\`format_version\` ${version.slice(0, 20)}`}, only 0.x and 1.x are understood`,
        fix: "update anycast-edge, or make the plan with a Terraform or OpenTofu whose plans have format 1",
      },
    ]);
  }
}

function fail(code: string, what: string): never {
  const fix = "make it with `terraform plan -out=plan` and `terraform show -json plan > plan.json`";
  throw new ProblemError([{ code, what, fix }]);
}

function changesOf(value: unknown, file: string): ResourceChange[] {
  return list(value).flatMap((one, index) => {
    const entry = object(one);
    return entry["mode"] === "data" ? [] : [changeOf(entry, `${file}: change ${index + 1}`)];
  });
}

function changeOf(entry: JsonObject, place: string): ResourceChange {
  const change = object(entry["change"]);
  const address = text(entry["address"]);
  const type = text(entry["type"]);
  const actions = list(change["actions"]);
  if (address === undefined || type === undefined || !actions.every(isText) || actions.length === 0) {
    return fail("plan/malformed", `${place} has no address, no type, or no actions`);
  }
  const importing = change["importing"];
  return {
    address,
    previousAddress: text(entry["previous_address"]),
    deposed: text(entry["deposed"]),
    type,
    name: text(entry["name"]) ?? "",
    actions,
    reason: text(entry["action_reason"]),
    before: valuesOf(change["before"]),
    after: valuesOf(change["after"]),
    afterUnknown: change["after_unknown"],
    beforeSensitive: change["before_sensitive"],
    afterSensitive: change["after_sensitive"],
    replacePaths: list(change["replace_paths"]).map(shownPath),
    ...(isObject(importing) && { importId: text(importing["id"]) ?? "" }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function valuesOf(value: unknown): Values | null {
  return isObject(value) ? value : null;
}

/** `["a", 0, "b"]` as `a[0].b`. */
function shownPath(path: unknown): string {
  return list(path)
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}

function output(name: string, change: JsonObject): OutputChange {
  return {
    name,
    actions: list(change["actions"]).filter(isText),
    before: change["before"],
    after: change["after"],
    afterUnknown: change["after_unknown"],
    beforeSensitive: change["before_sensitive"],
    afterSensitive: change["after_sensitive"],
  };
}

function resourcesIn(module: JsonObject): PriorResource[] {
  const own = list(module["resources"]).flatMap((one) => {
    const { mode, address, type, values } = object(one);
    return mode === "data" || !isText(address) || !isText(type) ? [] : [{ address, type, values: object(values) }];
  });
  return [...own, ...list(module["child_modules"]).flatMap((child) => resourcesIn(object(child)))];
}

function writtenIn(module: JsonObject, prefix: string): [string, ReadonlySet<string>][] {
  const own = list(module["resources"]).flatMap((one): [string, ReadonlySet<string>][] => {
    const { mode, address, expressions } = object(one);
    return mode === "data" || !isText(address) ? [] : [[prefix + address, new Set(Object.keys(object(expressions)))]];
  });
  const called = Object.entries(object(module["module_calls"])).flatMap(([name, call]) =>
    writtenIn(object(object(call)["module"]), `${prefix}module.${name}.`),
  );
  return [...own, ...called];
}

function demand({ full_name: source, version_constraint: constraint }: JsonObject): ProviderDemand[] {
  return isText(source) && isText(constraint) ? [{ source, constraint }] : [];
}
