import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Edge } from "../../model/edge";
import type { Environment } from "../../model/environment";
import { stackNames, stacksOf } from "../../model/stack-names";
import { guardCommand } from "../../cli/commands/guard";
import { reportSchema, type GuardReport } from "../../preview/guard/report";
import { Deployment, root, shipped } from "../support/deployment";
import { FakeTerminal } from "../support/terminal";
import { findProject } from "../../cli/project";

jest.setTimeout(600_000);

const regions = { tencent: "na-ashburn", aws: "us-east-1", alibaba: "" };
/** AWS's objects say where they are, so that Terraform finds them and destroys them. */
const lost = { tencent: "address/gone", aws: "address/released", alibaba: "" };
const clouds = { tencent: shipped("starfall", "dev"), aws: shipped("skyline", "dev") };

describe.each(Object.entries(clouds))("the guard on an environment on %s", (_cloud, dev) => {
  const stacks = stacksOf(dev);
  const [entry = ""] = stacks;
  const traffic = stacks.at(-1) ?? "";
  const deployment = new Deployment();
  afterAll(() => deployment.remove());

  const folder = (stack: string): string => join(deployment.installation.output, "stacks", stack);
  /** Where the configuration is kept that was deployed last. */
  const baseFile = (stack: string): string => join(deployment.folder, `${stack}.base.json`);
  const keep = (stack: string): void => writeFileSync(baseFile(stack), deployment.json(stack));

  async function judge(stack: string, ...flags: string[]): Promise<GuardReport> {
    deployment.must(stack, ["init", "-input=false", "-no-color"]);
    deployment.terraform(stack, ["plan", "-input=false", "-no-color", "-out=plan", ...flags]);
    const file = join(folder(stack), "plan.json");
    writeFileSync(file, deployment.must(stack, ["show", "-json", "plan"]));
    const terminal = new FakeTerminal();
    const baseStacks = [baseFile(stack)].filter((base) => existsSync(base));
    const files = { cwd: deployment.folder, project: findProject(root), plans: [file], stacks: [], baseStacks };
    const code = await guardCommand({ ...files, format: "json", now: new Date() }, terminal);
    const report = reportSchema.parse(terminal.json);
    expect(code).toBe(["allow", "warn"].includes(report.verdict) ? 0 : 3);
    return report;
  }

  const told = ({ verdict, findings }: GuardReport): string[] => [
    verdict,
    ...new Set(findings.map(({ code }) => code)),
  ];

  test("lets it be made, and says nothing when nothing changes", async () => {
    deployment.synth(dev);
    const seen: string[][] = [];
    for (const stack of stacks) {
      seen.push(told(await judge(stack)));
      deployment.apply(stack);
      keep(stack);
    }
    seen.push(told(await judge(traffic)));

    expect(seen).toEqual(seen.map(() => ["allow"]));
  });

  test("asks before traffic is destroyed, and blocks when the entry would be", async () => {
    expect(told(await judge(traffic, "-destroy"))).toEqual(expect.arrayContaining(["needs-approval", "entry/unbound"]));
    expect(told(await judge(entry, "-destroy"))).toEqual(["block", "entry/destroyed", "plan/errored"]);
  });

  test("asks when an edge's region changes under its key, and Terraform does not find the addresses there", async () => {
    const stack = stackNames.edge(dev, "tokyo");
    const moved = JSON.stringify(dev.edges["tokyo"]).replaceAll(/ap-tokyo|ap-northeast-1/g, regions[dev.cloud]);
    deployment.synth({ ...dev, edges: { ...dev.edges, tokyo: JSON.parse(moved) as Edge } });
    const report = await judge(stack);
    deployment.synth(dev);

    expect(report.verdict).toBe("needs-approval");
    expect(report.findings.map(({ code }) => code)).toContain(lost[dev.cloud]);
  });

  test("lets a retirement through in two steps, each with an approval, and not in one", async () => {
    const retiring: Environment = { ...dev, entry: { ...dev.entry, retire: entry } };
    deployment.synth(retiring);
    const inOne = told(await judge(entry, "-destroy"));
    const first = told(await judge(entry));
    deployment.apply(entry);
    keep(entry);
    const second = told(await judge(entry, "-destroy"));

    expect(inOne).toEqual(["block", "entry/destroyed"]);
    expect(first).toEqual(["needs-approval", "entry/retiring"]);
    expect(second).toEqual(["needs-approval", "entry/retired"]);
  });
});
