import { differences, type Difference } from "./difference";
import type { Json } from "./json";
import { pointerTo } from "./pointer";
import type { Reason } from "./report-schema";
import type { StackSection } from "./sections";
import type { StackSnapshot } from "./stack-snapshot";

/** What differs between the two sides of one stack. */
export interface StackComparison {
  /** Every reason; empty when nothing differs. */
  readonly reasons: readonly Reason[];
  /** Differences in the stack's JSON that are settings of the stack. */
  readonly config: readonly Difference[];
}

/** Compares the two sides of a stack. */
export function compareStack(base: StackSnapshot, head: StackSnapshot): StackComparison {
  const inJson = (section: StackSection): Difference[] =>
    base.sections[section] === head.sections[section] ? [] : differences(parsed(base, section), parsed(head, section));
  const config = inJson("config");
  const reasons = [
    ...(base.backend.identity === head.backend.identity
      ? []
      : [{ kind: "moved" as const, pointer: "/terraform", detail: "another state" }]),
    ...(base.path === head.path
      ? []
      : [{ kind: "moved" as const, detail: `was ${base.path} in the tree of constructs` }]),
    ...config.map((one) => inStack("config", one)),
    ...inJson("toolchain").map((one) => inStack("toolchain", one)),
    ...inJson("backend").map((one) => inStack("backend", one)),
    ...compareMaps("files", base.files, head.files),
    ...compareMaps("toolchain", base.toolchain, head.toolchain),
    ...head.opaque.map(({ pointer, why }) => ({ kind: "opaque" as const, pointer, detail: why })),
  ];
  return { reasons, config };
}

function parsed(stack: StackSnapshot, section: StackSection): Json {
  return JSON.parse(stack.json[section]) as Json;
}

function inStack(kind: StackSection, { path, kind: detail }: Difference): Reason {
  return { kind, pointer: pointerTo(path), detail };
}

function compareMaps(
  kind: "files" | "toolchain",
  base: Readonly<Record<string, string>>,
  head: Readonly<Record<string, string>>,
): Reason[] {
  return differences(base, head).map(({ path, kind: what }) => ({ kind, detail: `${path.join("/")} ${what}` }));
}
