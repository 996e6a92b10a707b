import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { aia } from "../../../simulator/routing/aia";
import { anycastEip } from "../../../simulator/routing/anycast-eip";
import { dispatchOrder } from "../../../simulator/routing/dispatch-order";
import { dns } from "../../../simulator/routing/dns";
import { ga2 } from "../../../simulator/routing/ga2";
import { globalAccelerator } from "../../../simulator/routing/global-accelerator";
import { loadBalancer } from "../../../simulator/routing/load-balancer";
import { aiaCases } from "./cases/aia.cases";
import { anycastEipCases } from "./cases/anycast-eip.cases";
import { asExpected, type Case } from "./cases/case";
import { asEnding, clientsCases } from "./cases/clients.cases";
import { dnsCases } from "./cases/dns.cases";
import { ga2Cases } from "./cases/ga2.cases";
import { globalAcceleratorCases } from "./cases/global-accelerator.cases";
import { loadBalancerCases } from "./cases/load-balancers.cases";

const root = join(__dirname, "../../..");

/** `AWS sheet, section 9, R5`: the heading, and what stands below it. */
const sheet = /^(AWS|Tencent|Alibaba) sheet, section (\d+(?:\.\d+)?)(?:, (R\d+)|, (?:rule|point) (\d+))?$/;
const design = /^design: decision (\d+)$/;
const page = /^(docs\/[\w/.-]+\.md), (.+)$/;

/** Whether that section, and that rule in it, exist. */
function cited(source: string): boolean {
  const [, cloud, section, rule, point] = sheet.exec(source) ?? [];
  if (cloud !== undefined && section !== undefined) {
    const below = under(`docs/facts/${cloud.toLowerCase()}.md`, (heading) =>
      new RegExp(`^${section}\\.? `).test(heading),
    );
    if (below === undefined) return false;
    if (rule !== undefined) return new RegExp(`^- ${rule}\\. `, "m").test(below);
    return point === undefined || new RegExp(`^(\\| )?${point}(\\.| \\|) `, "m").test(below);
  }
  const [, decision] = design.exec(source) ?? [];
  if (decision !== undefined) {
    const number = `${decision.padStart(4, "0")}-`;
    return readdirSync(join(root, "docs/decisions")).some((name) => name.startsWith(number));
  }
  const [, file, title] = page.exec(source) ?? [];
  return file !== undefined && under(file, (heading) => heading === title) !== undefined;
}

/** What stands under a heading, up to the next one of its rank. */
function under(file: string, wanted: (heading: string) => boolean): string | undefined {
  const path = join(root, file);
  if (!existsSync(path)) return undefined;
  const parts = readFileSync(path, "utf8").split(/^(?=#+ )/m);
  const at = parts.findIndex((part) => wanted(headingOf(part).text));
  if (at < 0) return undefined;
  const { rank } = headingOf(parts[at] ?? "");
  const end = parts.findIndex((part, index) => index > at && headingOf(part).rank <= rank);
  return parts.slice(at, end < 0 ? undefined : end).join("");
}

function headingOf(part: string): { readonly rank: number; readonly text: string } {
  const [, marks = "", text = ""] = /^(#+) (.*)$/m.exec(part) ?? [];
  return { rank: marks.length, text };
}

const titled = <T extends { readonly title: string }>(cases: readonly T[]) =>
  cases.map((one) => [one.title, one] as const);

describe("Global Accelerator", () => {
  test.each(titled(globalAcceleratorCases))("%s", (_title, { given, expect: wanted }) => {
    expect(asExpected(globalAccelerator(given))).toEqual(wanted);
  });
});

describe("load balancers", () => {
  test.each(titled(loadBalancerCases))("%s", (_title, { given, expect: wanted }) => {
    expect(asExpected(loadBalancer(given))).toEqual(wanted);
  });
});

describe("AIA", () => {
  test.each(titled(aiaCases))("%s", (_title, { given, expect: wanted }) => {
    expect(asExpected(aia(given))).toEqual(wanted);
  });
});

describe("GA2", () => {
  test.each(titled(ga2Cases))("%s", (_title, { given, expect: wanted }) => {
    expect(asExpected(ga2(given))).toEqual(wanted);
  });
});

describe("Anycast EIP", () => {
  test.each(titled(anycastEipCases))("%s", (_title, { given: { point, endpoints }, expect: wanted }) => {
    expect(asExpected(anycastEip(point, endpoints))).toEqual(wanted);
  });
});

describe("names", () => {
  test.each(titled(dnsCases))("%s", (_title, { given: { by, choices, places = [] }, expect: wanted }) => {
    expect(asExpected(dns(by, choices, places))).toEqual(wanted);
  });
});

describe("clients", () => {
  test.each(titled(clientsCases))("%s", (_title, { given, expect: wanted }) => {
    expect(asEnding(dispatchOrder(given))).toEqual(wanted);
  });
});

const all: readonly Case<unknown, unknown>[] = [
  ...globalAcceleratorCases,
  ...loadBalancerCases,
  ...aiaCases,
  ...ga2Cases,
  ...anycastEipCases,
  ...dnsCases,
  ...clientsCases,
];
const ofSheets = all.filter(({ source }) => sheet.test(source));

test("at least sixty cases are cited from the clouds' fact sheets", () => {
  expect(ofSheets.length).toBeGreaterThanOrEqual(60);
});

const tables: readonly (readonly Case<unknown, unknown>[])[] = [
  globalAcceleratorCases,
  loadBalancerCases,
  aiaCases,
  ga2Cases,
  anycastEipCases,
  dnsCases,
  clientsCases,
];

test("no two cases of a table ask the same, whatever the names in it", () => {
  const asked = ({ given = null, expect: wanted }: Case<unknown, unknown>): string => {
    const known = new Map<string, string>();
    const anyone = (name: string): string => known.get(name) ?? known.set(name, `name ${known.size}`).get(name) ?? name;
    const nameless = (value: unknown): unknown => {
      if (typeof value === "string") return anyone(value);
      if (Array.isArray(value)) return value.map(nameless);
      if (typeof value !== "object" || value === null) return value;
      return Object.entries(value).map(([key, one]) => [key, nameless(one)]);
    };
    return JSON.stringify([nameless(given), nameless(wanted)]);
  };
  for (const table of tables) {
    const first = new Map<string, string>();
    const again = table.filter(({ title, ...one }) => {
      const question = asked({ title, ...one });
      const isAgain = first.has(question);
      first.set(question, title);
      return isAgain;
    });
    expect(again.map(({ title }) => title)).toEqual([]);
  }
});

test("no two cases have one title in one table", () => {
  for (const table of tables) expect(new Set(table.map(({ title }) => title)).size).toBe(table.length);
});

test.each(titled(all))("what is cited is there: %s", (_title, { source }) => {
  expect(cited(source)).toBe(true);
});

test.each([
  "AWS sheet, section 9, R99",
  "AWS sheet, section 99",
  "Tencent sheet, section 18, rule 77",
  "docs/nothing.md, Title",
  "design: decision 999",
])("what is not there is noticed: %s", (source) => {
  expect(cited(source)).toBe(false);
});
