import { ProblemError } from "../../model/problem";
import { matrixOf } from "../affected/matrix";
import type { AffectedReport, AffectedStack } from "../affected/report-schema";
import { matchesOne } from "../stack/matches-one";

/** Which of the touched stacks are planned. */
export interface Choice {
  /** Every stack there is, touched or not: to see what happened outside of Terraform. */
  readonly drift: boolean;
  /**
   * One of several runs that share the stacks.
   *
   * @default - all of them
   */
  readonly shard?: { readonly index: number; readonly of: number };
  /**
   * Ids, `*` standing for any text. What they read comes along where it is touched.
   *
   * @default - all of them
   */
  readonly only?: readonly string[];
}

/**
 * The stacks to plan, in the order of their ids.
 *
 * @throws ProblemError `preview/no-such-stack`
 */
export function chosen(report: AffectedReport, { drift, shard, only }: Choice): readonly AffectedStack[] {
  const touched = drift ? report.stacks.map(looked) : report.stacks.filter((stack) => stack.class !== "unchanged");
  mustMatch(report, only);
  const named =
    only === undefined
      ? touched
      : withUpstream(
          touched,
          touched.filter(({ id }) => matchesOne(only, id)),
        );
  if (shard === undefined) return named;
  const jobs = matrixOf({ stacks: named }, shard.of).include;
  const mine = new Set(jobs[shard.index - 1]?.stacks.split(" "));
  return named.filter(({ id }) => mine.has(id));
}

function mustMatch({ stacks }: AffectedReport, patterns: readonly string[] = []): void {
  const none = patterns.filter((pattern) => !stacks.some(({ id }) => matchesOne([pattern], id)));
  if (none.length === 0) return;
  throw new ProblemError(
    none.map((pattern) => ({
      code: "preview/no-such-stack",
      what: `\`--stack ${pattern}\` is no stack of head or base`,
      fix: "check its spelling; `*` stands for any text",
    })),
  );
}

function looked(stack: AffectedStack): AffectedStack {
  return { ...stack, class: "changed", reasons: [{ kind: "doubt", detail: "every stack is looked at for drift" }] };
}

/** A plan that leaves out a change of what it reads would be another one. */
function withUpstream(stacks: readonly AffectedStack[], named: readonly AffectedStack[]): AffectedStack[] {
  const ids = new Set(named.map(({ id }) => id));
  for (let before = -1; before !== ids.size;) {
    before = ids.size;
    for (const { id, dependencies } of stacks) if (ids.has(id)) dependencies.forEach((one) => ids.add(one));
  }
  return stacks.filter(({ id }) => ids.has(id));
}
