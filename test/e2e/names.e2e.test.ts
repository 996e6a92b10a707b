import { without } from "../../constructs/without";
import { dnsSchema } from "../../model/dns";
import type { Environment } from "../../model/environment";
import { httpsSchema } from "../../model/https";
import { portSchema } from "../../model/port";
import { stackNames, stacksOf } from "../../model/stack-names";
import { guard } from "../../preview/guard/guard";
import { readPlan } from "../../preview/plan/read-plan";
import { Deployment, shipped } from "../support/deployment";

jest.setTimeout(300_000);

const zoneId = "Z0123456789ABCDEFGHIJ";
const certificate = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c";
const nameServers = ["ns1.dnspod.example", "ns2.dnspod.example"];

/** Names in a zone of the game's own, one over the edges, and HTTPS behind the cloud's CDN. */
function withNames(environment: Environment, dns: object, https: object): Environment {
  const web = portSchema.parse({ protocol: "tcp", port: 443, relayPort: 10443 });
  return {
    ...environment,
    ports: { ...environment.ports, web },
    dns: dnsSchema.parse({ zone: "play.duel.example", name: "game", ...dns }),
    https: httpsSchema.parse({ name: "web", port: "web", ...https }),
  };
}

const keysOf = (environment: Environment) => Object.keys(environment.edges);
const byPlace = (environment: Environment) => ({
  by: "place",
  places: Object.fromEntries(keysOf(environment).map((key, index) => [key, [index === 0 ? "default" : "JP"]])),
});

const environments = {
  aws: (environment: Environment) =>
    withNames(
      environment,
      { delegate: { parent: "duel.example", parentZoneId: zoneId }, spread: byPlace(environment) },
      { cdn: "cloudfront", certificate, check: { path: "/ready" } },
    ),
  tencent: (environment: Environment) => ({
    ...withNames(
      environment,
      {
        delegate: { parent: "duel.example", nameServers },
        spread: { by: "weight", weights: Object.fromEntries(keysOf(environment).map((key) => [key, 50])) },
      },
      { cdn: "tencent-cdn", certificate: "leVhlnZb" },
    ),
    acknowledge: ["dns-weights" as const],
  }),
};

describe("names of lanterns dev, on the sandbox", () => {
  const shippedOne = shipped("lanterns", "dev");
  const web = portSchema.parse({ protocol: "tcp", port: 443, relayPort: 10443 });
  const environment: Environment = {
    ...shippedOne,
    ports: { ...shippedOne.ports, web },
    dns: dnsSchema.parse({ zone: "duel.example", name: "game", spread: byPlace(shippedOne) }),
    https: httpsSchema.parse({ name: "web", port: "web", cdn: "none" }),
  };
  let deployment: Deployment;

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(environment);
    deployment.applyAll(environment);
  });
  afterAll(() => deployment.remove());

  test.each(stacksOf(environment))("a second plan of %s changes nothing", (stack) => {
    expect(deployment.plan(stack).code).toBe(0);
  });
});

describe.each([
  ["skyline", environments.aws, { zoneId }],
  ["starfall", environments.tencent, {}],
])("names of %s dev, on the sandbox", (game, named, elsewhere) => {
  const environment = named(shipped(game, "dev"));
  let deployment: Deployment;

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(environment);
    deployment.applyAll(environment);
  });
  afterAll(() => deployment.remove());

  test.each(stacksOf(environment))("a second plan of %s changes nothing", (stack) => {
    const { code, stdout } = deployment.plan(stack);

    expect(stdout).toContain("No changes");
    expect(code).toBe(0);
  });

  test("the zone is in the entry's stack, and is not destroyed with it by mistake", () => {
    const stack = stackNames.entry(environment);
    const { code, stderr } = deployment.terraform(stack, ["plan", "-destroy", "-input=false", "-no-color"]);

    expect(code).toBe(1);
    expect(stderr).toContain("prevent_destroy");
  });

  test("another zone is another object, which the protection stops", () => {
    deployment.synth({
      ...environment,
      ...(environment.dns && { dns: { ...environment.dns, zone: "other.duel.example" } }),
    });
    const { code, stderr } = deployment.plan(stackNames.entry(environment));

    expect(code).toBe(1);
    expect(stderr).toContain("prevent_destroy");
  });

  test.each([
    ["the zone is made elsewhere", undefined, ["zone/lost", "zone/undelegated"]],
    ["the parent is elsewhere", {}, ["zone/undelegated"]],
  ])("the guard asks when %s from now on", (_what, delegate, codes) => {
    const made = delegate ? { delegate } : elsewhere;
    const dns = environment.dns && { ...without(environment.dns, "delegate"), ...made };
    deployment.synth({ ...environment, ...(dns && { dns }) });
    const text = JSON.stringify(deployment.planned(stackNames.entry(environment)));
    const subject = { name: "entry", file: "plan.json", plan: readPlan(text, "plan.json") };
    const { verdict, findings } = guard({ subjects: [subject], now: new Date(0) });

    expect(verdict).toBe("needs-approval");
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(codes);
  });

  test("a check of the CDN comes and goes, and the plan rests each time", () => {
    const { https } = environment;
    const traffic = stackNames.traffic(environment);
    const rests = [{ ...environment, ...(https && { https: without(https, "check") }) }, environment].map((wanted) => {
      deployment.synth(wanted);
      deployment.apply(traffic);
      return deployment.plan(traffic).code;
    });

    expect(rests).toEqual([0, 0]);
  });

  test("without spread and HTTPS the rest stays as it is", () => {
    const { dns } = environment;
    deployment.synth({ ...without(environment, "https"), ...(dns && { dns: without(dns, "spread") }) });
    const traffic = stackNames.traffic(environment);
    deployment.apply(traffic);

    expect(deployment.plan(traffic).code).toBe(0);
    expect(deployment.plan(stackNames.entry(environment)).code).toBe(0);
  });
});
