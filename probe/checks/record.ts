import type { Check, Finding } from "../check";
import type { Question } from "../world";
import { bareName } from "./bare-name";

export interface RecordWish {
  readonly question: Question;
  /** What it may stand for. */
  readonly values: readonly string[];
  /** `all`: for exactly these. `some`: for one or more of them. `any`: for whatever it is. */
  readonly how: "all" | "some" | "any";
  /** Seconds that a resolver may keep an old answer. */
  readonly ttlSeconds: number;
  readonly fix: string;
}

const whom = { zone: "the zone's own servers", public: "a public resolver" };

/** Asks DNS what a name stands for. */
export function recordCheck({ question, values: wished, how, ttlSeconds, fix }: RecordWish): Check {
  const { name, type, at } = question;
  const bare = (values: readonly string[]): readonly string[] => (type === "CNAME" ? values.map(bareName) : values);
  const values = bare(wished);
  const some = how === "some" && values.length > 1 ? "some of " : "";
  const expected = how === "any" ? `a ${type} record` : `${some}${values.join(", ")}`;
  return {
    part: "names",
    asks: `${type} ${name} at ${whom[at]}`,
    expected,
    look: async (world, signal) => {
      const answer = await world.resolve(question, signal);
      if (answer.outcome === "unknown") return { verdict: "not-looked-at", found: answer.why };
      if (answer.outcome === "answered") return judged(bare(answer.values));
      return { verdict: "unreachable", found: "no answer", because: answer.why };
    },
  };

  function judged(seen: readonly string[]): Finding {
    const found = seen.length === 0 ? `no ${type} record` : [...seen].sort().join(", ");
    const strange = how === "any" ? [] : seen.filter((value) => !values.includes(value));
    const absent = how === "all" ? values.filter((value) => !seen.includes(value)) : [];
    if (seen.length > 0 && strange.length === 0 && absent.length === 0) return { verdict: "ok", found };
    const told = [
      ...(seen.length === 0 ? ["nobody finds the name"] : []),
      ...(strange.length > 0 ? [`${strange.join(", ")} is nothing that this environment has published`] : []),
      ...(seen.length > 0 && absent.length > 0 ? [`${absent.join(", ")} is not among them`] : []),
      ...(at === "public" ? [`a resolver may keep an old answer for ${ttlSeconds} s`] : []),
    ];
    return { verdict: "different", found, because: told.join("; "), fix };
  }
}
