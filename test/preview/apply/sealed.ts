import type { PreviewReport } from "../../../preview/report/preview-schema";
import type { UnsealedStack } from "../../../preview/apply/seal";

/** A stack with something in every field, as a report has it. */
export const fullStack: UnsealedStack = {
  id: "starfall-dev-home",
  game: "starfall",
  environment: "dev",
  class: "changed",
  from: "starfall-dev-house",
  reasons: [{ kind: "config", pointer: "/resource", detail: "changed" }],
  reasonsLeftOut: 1,
  dependencies: ["starfall-dev-entry"],
  digest: { base: { all: "a" }, head: { all: "b" } },
  state: { backend: "s3", lineage: "l", serial: 1 },
  status: "changes",
  refreshed: true,
  projectedFrom: ["starfall-dev-entry"],
  counts: { create: 1, update: 2, replace: 3, delete: 4, forget: 5, move: 6, import: 7 },
  changes: [
    {
      address: "aws_eip.a",
      previousAddress: "aws_eip.b",
      deposed: "1",
      type: "aws_eip",
      name: "a",
      actions: ["update"],
      reason: "replace_because_tainted",
      replacePaths: ["domain"],
      importId: "x",
      entry: true,
      attributes: [{ path: "domain", before: "1", after: "2" }],
      attributesLeftOut: 1,
    },
  ],
  outputs: [{ name: "o", actions: ["update"], before: "1", after: "2" }],
  drift: [{ address: "aws_eip.a", actions: ["update"] }],
  left: 1,
  planDigest: `sha256:${"1".repeat(64)}`,
  plan: { file: "a.plan.json", sha256: `sha256:${"2".repeat(64)}`, encrypted: true, expires: "2030-01-01T00:00:00Z" },
  seconds: { init: 1, plan: 2, show: 3 },
  problem: { code: "a/b", what: "c", fix: "d" },
};

/** What it is sealed with. */
export const context: Pick<PreviewReport, "schema" | "world" | "git" | "terraform"> = {
  schema: "preview/v1",
  world: "cloud",
  git: { base: { ref: "main", commit: "1", cached: false }, head: { ref: null, commit: "2", edited: false } },
  terraform: { program: "terraform", version: "1.11.4" },
};

/** Every copy of a value in which one thing is different: a leaf has another value, or something is gone. */
export function mutations(value: unknown, path = ""): { readonly path: string; readonly value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value: other(value) }];
  const entries: [string, unknown][] = Object.entries(value);
  const put = (key: string, inner: unknown): unknown =>
    Array.isArray(value)
      ? value.map((one: unknown, index) => (String(index) === key ? inner : one))
      : { ...value, [key]: inner };
  const gone = (key: string): unknown =>
    Array.isArray(value)
      ? value.filter((_, index) => String(index) !== key)
      : Object.fromEntries(entries.filter(([name]) => name !== key));
  return entries.flatMap(([key, inner]) => [
    { path: `${path}/${key} gone`, value: gone(key) },
    ...mutations(inner, `${path}/${key}`).map((one) => ({ path: one.path, value: put(key, one.value) })),
  ]);
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return typeof value === "string" ? `${value}x` : "x";
}
