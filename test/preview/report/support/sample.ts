import type { Finding } from "../../../../preview/guard/report";
import { sumOf } from "../../../../preview/report/counts";
import { kindOf } from "../../../../preview/report/kind";
import type {
  PreviewChange,
  PreviewCounts,
  PreviewReport,
  PreviewStack,
} from "../../../../preview/report/preview-schema";

const sha256 = (digit: string): string => `sha256:${digit.repeat(64)}`;

/** A change of `tencentcloud_eip.relay`, an update unless told otherwise. */
export function change(own: Partial<PreviewChange> = {}): PreviewChange {
  return {
    address: "tencentcloud_eip.relay",
    type: "tencentcloud_eip",
    name: "relay",
    actions: ["update"],
    replacePaths: [],
    entry: false,
    attributes: [],
    attributesLeftOut: 0,
    ...own,
  };
}

/** A stack with these changes, `starfall-prod-home` unless told otherwise. Its counts are those of its changes. */
export function stack(own: Partial<PreviewStack> = {}): PreviewStack {
  const changes = own.changes ?? [];
  return {
    id: "starfall-prod-home",
    game: "starfall",
    environment: "prod",
    class: "changed",
    reasons: [{ kind: "config", pointer: "/resource", detail: "changed" }],
    reasonsLeftOut: 0,
    dependencies: [],
    digest: { base: { all: "a" }, head: { all: "b" } },
    state: { backend: "s3", lineage: "0a", serial: 4 },
    status: changes.length > 0 ? "changes" : "no-changes",
    refreshed: true,
    projectedFrom: [],
    counts: countsOf(changes),
    changes,
    outputs: [],
    drift: [],
    left: 0,
    planDigest: sha256("c"),
    plan: { file: "plan.bundle", sha256: sha256("d"), encrypted: true, expires: "2026-11-27T08:00:00Z" },
    seconds: { init: 0.3, plan: 1.2, show: 0.1 },
    seal: "seal",
    ...own,
  };
}

/** A finding that blocks the loss of an entry, unless told otherwise. */
export function finding(own: Partial<Finding> = {}): Finding {
  return {
    code: "entry/destroyed",
    verdict: "block",
    stack: "starfall-prod-entry",
    file: "plan.json",
    plan: sha256("e"),
    address: "tencentcloud_eip.entry",
    action: "delete",
    attributes: [],
    what: "tencentcloud_eip.entry (119.28.1.2) would be destroyed: its block is gone from the configuration",
    fix: "keep its block, or take it out of the state with `removed`",
    approvable: false,
    ...own,
  };
}

/** A report of these stacks. Its totals are theirs. */
export function report(own: Partial<PreviewReport> = {}): PreviewReport {
  const stacks = own.stacks ?? [];
  const of = (kind: PreviewStack["class"]): number => stacks.filter((one) => one.class === kind).length;
  return {
    schema: "preview/v1",
    tool: { name: "anycast-edge", version: "0.1.0" },
    run: { started: "2026-11-26T08:00:00Z", seconds: 4.2 },
    world: "cloud",
    git: {
      base: { ref: "origin/main", commit: "1".repeat(40), cached: false },
      head: { ref: "HEAD", commit: "2".repeat(40), edited: false },
    },
    terraform: { program: "terraform", version: "1.11.4" },
    shard: null,
    verdict: "allow",
    all: null,
    noise: [],
    notes: [],
    totals: {
      stacks: 48,
      touched: stacks.length,
      added: of("added"),
      removed: of("removed"),
      changed: of("changed"),
      moved: of("moved"),
      dependent: of("dependent"),
      changes: sumOf(stacks.map(({ counts }) => counts)),
    },
    environments: [
      { game: "starfall", environment: "dev" },
      { game: "starfall", environment: "prod" },
    ],
    stacks: [...stacks],
    findings: [],
    unusedApprovals: [],
    ...own,
  };
}

function countsOf(changes: readonly PreviewChange[]): PreviewCounts {
  const of = (kind: string): number => changes.filter((one) => kindOf(one) === kind).length;
  return {
    create: of("create"),
    update: of("update"),
    replace: of("replace"),
    delete: of("delete"),
    forget: of("forget"),
    move: changes.filter(({ previousAddress }) => previousAddress !== undefined).length,
    import: changes.filter(({ importId }) => importId !== undefined).length,
  };
}
