import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StepFile } from "../../../cli/shift/step-file";
import { root, TestProject } from "../test-project";

const shipped = (name: string): string => readFileSync(join(root, "games", name), "utf8");
const text = `edges:
  tokyo: { region: ap-northeast-1, relays: { image: ami-0a1b2c3d4e5f60001, zones: { ap-northeast-1a: 1 } }, dialPercent: 1 }
rollout: { by: dial, steps: [{ tokyo: 50 }, { tokyo: 100 }] }
home: { fleet: { min: 1, max: 2 }, deleteProtection: false }
dns: { name: play-dev }
`;
const project = new TestProject({
  "games/defaults.yaml": shipped("defaults.yaml"),
  "games/skyline/defaults.yaml": shipped("skyline/defaults.yaml"),
  "games/skyline/dev.yaml": text,
});
const file = project.path("games/skyline/dev.yaml");
const stepFile = (): StepFile => new StepFile(project.from(), { game: "skyline", environment: "dev" });

beforeEach(() => writeFileSync(file, text));
afterAll(() => project.remove());

test("what is put back is what was read, also where it said no step", () => {
  const steps = stepFile();

  expect(steps.write(0, 1)).toBe(true);
  expect(readFileSync(file, "utf8")).toContain("at: 1");
  expect(steps.write(1, 0)).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("what somebody else has changed meanwhile stays", () => {
  const steps = stepFile();
  steps.write(0, 1);
  writeFileSync(file, `${readFileSync(file, "utf8")}# of somebody else\n`);

  expect(steps.write(1, 0)).toBe(true);
  expect(readFileSync(file, "utf8")).toContain("# of somebody else");
  expect(steps.at).toBe(0);
});

test("a file that says another step is left alone", () => {
  expect(stepFile().write(1, 2)).toBe(false);
  expect(readFileSync(file, "utf8")).toBe(text);
});
