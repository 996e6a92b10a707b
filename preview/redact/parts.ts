import { hides, withNames } from "./mask";
import { leaves, marked } from "./marked";
import { nested } from "./nested";
import { isPlain } from "./plain";
import { assignmentsIn, shapesIn } from "./shapes";

/** A secret and those within it: the members of JSON, the password of a URL or of a connection string. */
export function partsOf(secret: string): string[] {
  const inner = nested(secret);
  if (inner === undefined) return [secret, ...[...shapesIn(secret), ...assignmentsIn(secret)].map((one) => one.secret)];
  const mask = withNames(inner, false);
  const odd = [...leaves(inner)].filter((leaf) => !isPlain(leaf));
  return [secret, ...(hides(mask) ? marked(inner, mask) : []), ...odd];
}
