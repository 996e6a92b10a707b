import { createHash } from "node:crypto";
import { ProblemError, type Problem } from "../../model/problem";
import { worst } from "../guard/verdict";
import { total } from "./budget";
import { sumOfStacks } from "./counts";
import type { PreviewReport, PreviewStack } from "./preview-schema";

type Part = PreviewReport & { readonly shard: NonNullable<PreviewReport["shard"]> };

/** What all parts of one run have in common. */
const common: readonly (readonly [what: string, of: (report: PreviewReport) => string])[] = [
  ["the commit of head", ({ git }) => git.head.commit],
  ["the commit of base", ({ git }) => git.base.commit],
  ["whether head has edits", ({ git }) => String(git.head.edited)],
  ["the world", ({ world }) => world],
  ["the program", ({ terraform }) => `${terraform.program} ${terraform.version}`],
  ["the version of anycast-edge", ({ tool }) => tool.version],
  ["the number of shards", ({ shard }) => String(shard?.of)],
];

/**
 * The one report that the shards of a run make together. A whole report stays as it is.
 *
 * @throws ProblemError `report/no-part`, `report/parts-differ`, `report/whole-among-parts`, `report/shard-twice`,
 *   `report/shard-missing`, `report/stack-twice`
 */
export function joinReports(reports: readonly PreviewReport[]): PreviewReport {
  const [first] = reports;
  if (first === undefined) throw refused("report/no-part", "there is no report to join", "name at least one");
  if (first.shard === null && reports.length === 1) return first;
  const parts = reports.filter(isPart);
  if (parts.length < reports.length) {
    const what = `${reports.length - parts.length} of ${reports.length} reports are of all stacks, not of a shard`;
    throw refused("report/whole-among-parts", what, "join shards alone");
  }
  checkCommon(parts);
  const players = onlyPlayers(parts);
  checkShards(parts);
  const ordered = [...parts].sort((one, other) => one.shard.index - other.shard.index);
  const stacks = ordered.flatMap((part) => part.stacks).sort((one, other) => (one.id < other.id ? -1 : 1));
  checkStacks(stacks);
  return { ...joined(first, ordered, stacks), ...(players !== undefined && { players }) };
}

/** Each part tells the same of all environments; one that could not simulate them says so in its notes. */
function onlyPlayers(parts: readonly Part[]): PreviewReport["players"] {
  const told = distinct(parts.flatMap(({ players }) => (players === undefined ? [] : [players])));
  if (told.length <= 1) return told[0];
  const digests = told.map((one) => createHash("sha256").update(JSON.stringify(one)).digest("hex").slice(0, 12));
  throw new ProblemError([differs("what it means for players", digests)]);
}

function joined(first: PreviewReport, parts: readonly Part[], stacks: readonly PreviewStack[]): PreviewReport {
  const of = (kind: PreviewStack["class"]): number => stacks.filter((stack) => stack.class === kind).length;
  return {
    ...first,
    run: {
      started: parts.map(({ run }) => run.started).reduce((one, other) => (one < other ? one : other)),
      seconds: Math.max(...parts.map(({ run }) => run.seconds)),
    },
    git: { ...first.git, base: { ...first.git.base, cached: parts.every(({ git }) => git.base.cached) } },
    shard: null,
    verdict: worst(parts.map(({ verdict }) => verdict)),
    all: parts.find(({ all }) => all !== null)?.all ?? null,
    noise: distinct(parts.flatMap(({ noise }) => noise)),
    notes: distinct(parts.flatMap(({ notes }) => notes)),
    totals: {
      stacks: Math.max(...parts.map(({ totals }) => totals.stacks)),
      touched: total([of("added"), of("removed"), of("changed"), of("moved"), of("dependent")]),
      added: of("added"),
      removed: of("removed"),
      changed: of("changed"),
      moved: of("moved"),
      dependent: of("dependent"),
      changes: sumOfStacks(stacks),
    },
    environments: distinct(parts.flatMap(({ environments }) => environments)),
    stacks: [...stacks],
    findings: distinct(parts.flatMap(({ findings }) => findings)),
    unusedApprovals: unused(parts),
  };
}

/** An approval that one shard has no use for may be of use in another. */
function unused(parts: readonly Part[]): PreviewReport["unusedApprovals"] {
  const findings = parts.flatMap((part) => part.findings);
  return distinct(
    parts.flatMap(({ unusedApprovals, findings: own }) =>
      unusedApprovals.filter(({ address, action }) => {
        const about = findings.filter((one) => one.address === address);
        const granted = about.some((one) => one.action === action && one.approval?.granted === true);
        return !granted && (about.length === 0 || own.some((one) => one.address === address));
      }),
    ),
  );
}

function isPart(report: PreviewReport): report is Part {
  return report.shard !== null;
}

function checkCommon(parts: readonly Part[]): void {
  const problems = common.flatMap(([what, of]) => {
    const values = [...new Set(parts.map(of))];
    return values.length === 1 ? [] : [differs(what, values)];
  });
  if (problems.length > 0) throw new ProblemError(problems);
}

function differs(what: string, values: readonly string[]): Problem {
  return {
    code: "report/parts-differ",
    what: `${what} differs between the parts: ${values.map((value) => `\`${value}\``).join(", ")}`,
    fix: "join the parts of one run alone",
  };
}

function checkShards(parts: readonly Part[]): void {
  const of = parts[0]?.shard.of ?? 0;
  const indexes = parts.map(({ shard }) => shard.index);
  const wrong = indexes.filter((one, place) => indexes.indexOf(one) !== place || one < 1 || one > of);
  if (wrong.length > 0) {
    const what = `shard ${[...new Set(wrong)].join(", ")} is there twice, or is none of 1 to ${of}`;
    throw refused("report/shard-twice", what, "name each shard once");
  }
  if (indexes.length === of) return;
  const missing = firstMissing(new Set(indexes));
  const what = `${of - indexes.length} of ${of} shards are missing, the first of them is ${missing}`;
  throw refused("report/shard-missing", what, "name the reports of all shards; run those again that failed");
}

function firstMissing(indexes: ReadonlySet<number>): number {
  let index = 1;
  while (indexes.has(index)) index++;
  return index;
}

function checkStacks(sorted: readonly PreviewStack[]): void {
  const twice = sorted.find(({ id }, place) => sorted[place - 1]?.id === id);
  if (twice === undefined) return;
  throw refused("report/stack-twice", `\`${twice.id}\` is in two shards`, "join the parts of one run alone");
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function refused(code: string, what: string, fix: string): ProblemError {
  return new ProblemError([{ code, what, fix }]);
}
