import type { TrafficWish } from "../cloud-model";
import type { Https } from "../https";
import type { Finding, Rule } from "../rule";

type Wish = Pick<TrafficWish, "dns" | "https" | "ports">;

/** A rule on the HTTPS name, if there is one; paths are below it. */
export function ofHttps(
  code: string,
  source: string,
  check: (https: Https, wish: Wish) => readonly Finding[],
): Rule<Wish> {
  return {
    code,
    source,
    check: (wish) =>
      wish.https === undefined
        ? []
        : check(wish.https, wish).map((finding) => ({ ...finding, path: ["https", ...finding.path] })),
  };
}
