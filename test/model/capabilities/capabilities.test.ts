import { capabilities } from "../../../model/capabilities";
import type { Capability } from "../../../model/capability";
import { cloudNames, type CloudName } from "../../../model/cloud-name";
import { cloudModels } from "../../../model/clouds";
import type { Environment } from "../../../model/environment";
import { valueAt } from "../../../model/file/value-at";
import { violations, type Rule } from "../../../model/rule";
import { declaredOn } from "../declared";
import { asks } from "./asks";

const all: readonly Capability<Environment>[] = [
  ...capabilities.entry,
  ...capabilities.home,
  ...capabilities.edge,
  ...capabilities.traffic,
  ...capabilities.environment,
];
const ids = [...new Set(all.map(({ id }) => id))];
const everywhere = cloudNames.flatMap((cloud) => ids.map((id): [CloudName, string] => [cloud, id]));

/** All rules an environment file is held against. */
function rulesOf(cloud: CloudName): Rule<Environment>[] {
  const { entryRules, homeRules, edgeRules, trafficRules, environmentRules } = cloudModels[cloud];
  return [...entryRules, ...homeRules, ...edgeRules, ...trafficRules, ...environmentRules];
}

test("every capability is asked for", () => {
  expect(Object.keys(asks).sort()).toEqual([...ids].sort());
});

test.each(everywhere)("on %s: %s is built, or refused with the setting that asks", (cloud, id) => {
  const environment = declaredOn(cloud, asks[id]?.[cloud]);
  const lines = all.filter((one) => one.id === id);
  const asked = lines.flatMap((line) => line.asked(environment));
  const refused = lines.filter(({ on }) => "refused" in on[cloud]).flatMap((line) => line.asked(environment));
  expect(asked).not.toEqual([]);
  for (const path of asked) expect(valueAt(environment, path)).toBeDefined();

  const found = violations(rulesOf(cloud), environment);
  expect(found.map(({ code }) => code)).toEqual(refused.map(() => `capability/${id}`));
  expect(found.map(({ path }) => path.join("."))).toEqual(refused.map((path) => path.join(".")));
  for (const { what, fix } of found) {
    expect(what).toMatch(/^`[\w.]+` is .+, but (Tencent Cloud|AWS|Alibaba Cloud) has no .+: /);
    expect(what).not.toMatch(/undefined|\[object|\.$/);
    expect(fix).toMatch(/^(declare|give|remove|write) ?[^.]/);
    expect(fix).not.toMatch(/\.$/);
  }
});

test.each(cloudNames)("on %s: what is not asked for is not refused", (cloud) => {
  const environment = declaredOn(cloud);
  for (const { id, asked } of all.filter(({ on }) => "refused" in on[cloud])) {
    expect([id, asked(environment)]).toEqual([id, []]);
  }
});

test("lines of one id say the same, and every line where it comes from", () => {
  for (const { id, wish, on, source } of all) {
    const [first] = all.filter((one) => one.id === id);
    expect({ wish, on, source }).toEqual({ wish: first?.wish, on: first?.on, source: first?.source });
    expect(source).not.toBe("");
  }
});

test("constructs get the refusals of their own part", () => {
  for (const cloud of cloudNames) {
    const { entryRules, homeRules, edgeRules, trafficRules, environmentRules } = cloudModels[cloud];
    const rules = {
      entry: entryRules,
      home: homeRules,
      edge: edgeRules,
      traffic: trafficRules,
      environment: environmentRules,
    };
    for (const part of ["entry", "home", "edge", "traffic", "environment"] as const) {
      const refused = capabilities[part].flatMap(({ id, on }) => ("refused" in on[cloud] ? [`capability/${id}`] : []));
      const codes: readonly { readonly code: string }[] = rules[part];
      expect(codes.map(({ code }) => code)).toEqual(expect.arrayContaining(refused));
    }
  }
});
