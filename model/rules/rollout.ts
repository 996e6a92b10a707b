import type { Environment } from "../environment";
import { own } from "../own";
import type { Rollout } from "../rollout";
import { rolloutHome } from "../rollout-target";
import { rolloutValues } from "../rollout-values";
import type { Finding, Path, Rule } from "../rule";
import { didYouMean } from "../suggest";
import { when } from "../when";
import { withStep } from "../with-step";

/** What a rollout takes. Whether the values of a step are right is for the rules of those values to say. */
export const rolloutRules: readonly Rule<Environment>[] = [
  {
    code: "rollout/at",
    source: "design: the step in effect is one of the steps",
    check: ({ rollout }) => {
      if (rollout === undefined || rollout.at <= rollout.steps.length) return [];
      const what = `\`rollout.at\` is ${rollout.at}, but there are ${rollout.steps.length} steps`;
      const fix = `write a number from 0, for the declared values, to ${rollout.steps.length}`;
      return [{ path: ["rollout", "at"], what, fix }];
    },
  },
  {
    code: "rollout/no-weights",
    source: "design: nothing is accepted and ignored",
    check: ({ rollout, entry, dns }) => {
      const path = ["rollout", "by"];
      return [
        ...when(rollout?.by === "entry-weight" && entry.kind !== "ga2", () => ({
          path,
          what: `\`rollout.by\` is entry-weight, but \`entry.kind\` is ${entry.kind}, which sends all its traffic to home`,
          fix: "write `by: dns-weight` with `dns.spread` by weight",
        })),
        ...when(rollout?.by === "dns-weight" && dns?.spread?.by !== "weight", () => ({
          path,
          what: "`rollout.by` is dns-weight, but no name chooses among edges by weight",
          fix: "declare `dns.spread` with `by: weight` and the weights to begin with",
        })),
      ];
    },
  },
  {
    code: "rollout/unknown-place",
    source: "design: a step says values of places that have one and take players",
    check: (declared) =>
      inSteps(declared, (rollout, step, path) =>
        strange(declared, rollout, step).map((key) => ({
          path: [...path, key],
          ...noPlace(declared, rollout, key),
        })),
      ),
  },
  {
    code: "rollout/nothing",
    source: "design: a step that changes nothing bakes nothing",
    check: (declared) =>
      inSteps(declared, (rollout, step, path, number) => {
        if (strange(declared, rollout, step).length > 0) return [];
        const [before, after] = valuesAround(declared, number);
        const changed = Object.keys(after).some((key) => after[key] !== before[key]);
        const what = `step ${number} of \`rollout\` changes nothing`;
        return when(!changed, () => ({ path, what, fix: "remove it, or write what it changes" }));
      }),
  },
  {
    code: "rollout/last-full",
    source: "design: the last region that takes all it is given is never lowered",
    check: (declared) =>
      inSteps(declared, (_rollout, _step, path, number) => {
        const [before, after] = valuesAround(declared, number);
        const [were, are] = [full(before), full(after)];
        if (are.some((key) => were.includes(key))) return [];
        const fix = "keep one at 100 through every step: raise another to 100 in a step before";
        if (are.length === 0) {
          return [{ path, what: `step ${number} of \`rollout\` leaves no region at 100 that takes players`, fix }];
        }
        const told = were.length === 0 ? "no region is at 100 before it" : `it lowers ${were.join(" and ")}`;
        const what = `step ${number} of \`rollout\` has no region at 100 that was there before: ${told}`;
        return [{ path, what, fix }];
      }),
  },
];

function inSteps(
  { rollout }: Environment,
  check: (rollout: Rollout, step: Rollout["steps"][number], path: Path, number: number) => readonly Finding[],
): Finding[] {
  if (rollout === undefined) return [];
  return rollout.steps.flatMap((step, index) => check(rollout, step, ["rollout", "steps", index], index + 1));
}

/** Keys of a step that are no place with a share that can be set. */
function strange(declared: Environment, { by }: Rollout, step: Rollout["steps"][number]): string[] {
  const values = rolloutValues(declared);
  return Object.keys(step).filter((key) => !Object.hasOwn(values, key) || (key === rolloutHome && by !== "dial"));
}

function valuesAround(declared: Environment, number: number) {
  return [rolloutValues(withStep(declared, number - 1)), rolloutValues(withStep(declared, number))] as const;
}

function full(values: Readonly<Record<string, number>>): string[] {
  return Object.keys(values).filter((key) => values[key] === 100);
}

function noPlace(declared: Environment, { by }: Rollout, key: string): Pick<Finding, "what" | "fix"> {
  const is = `a step of \`rollout\` names ${key}`;
  if (key === rolloutHome) {
    return { what: `${is}, whose share is no ${by} that could be set`, fix: "write shares of edges alone" };
  }
  const edge = own(declared.edges, key);
  if (edge === undefined) {
    const keys = [...(by === "dial" ? [rolloutHome] : []), ...Object.keys(declared.edges)];
    const what = `${is}, which is no edge${didYouMean(key, keys)}`;
    return { what, fix: keys.length === 0 ? "declare the edge, or remove it" : `write one of: ${keys.join(", ")}` };
  }
  if (edge.drain || edge.retired) {
    const state = edge.retired ? "retired" : "draining";
    return { what: `${is}, which is ${state}: no value brings it players`, fix: `remove it, or the edge's own line` };
  }
  const [setting, first] =
    by === "entry-weight" ? [`edges.${key}.entryWeight`, "0"] : [`dns.spread.weights.${key}`, "1"];
  const what = `${is}, but \`${setting}\` says no share to begin with, and a step changes values alone`;
  return { what, fix: `write \`${setting}\`, such as ${first}` };
}
