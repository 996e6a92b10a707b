import type { EdgeWish } from "../cloud-model";
import type { Edge } from "../edge";
import type { Finding, Path, Rule } from "../rule";

/** A rule that looks at one edge at a time; `at` gives the path of one of its settings. */
export function perEdge(
  code: string,
  source: string,
  check: (edge: Edge, at: (...steps: string[]) => Path, wish: EdgeWish) => readonly Finding[],
): Rule<EdgeWish> {
  return {
    code,
    source,
    check: (wish) =>
      Object.entries(wish.edges).flatMap(([key, edge]) => check(edge, (...steps) => ["edges", key, ...steps], wish)),
  };
}
