import type { Environment } from "../environment";
import type { Rule } from "../rule";

/** What a cloud says of tags. */
interface TagLimits {
  /** What is wrong with a tag, after its name in a sentence. */
  readonly fault: (key: string, value: string) => string | undefined;
  /** Where that is said. */
  readonly source: string;
  /** Most tags that a resource can have, and how many it has beside those of the environment. */
  readonly most: number;
  readonly own: number;
  /** Where the most is said. */
  readonly mostSource: string;
}

/** Tags as a cloud takes them. */
export function tagRules({
  fault,
  source,
  most,
  own,
  mostSource,
}: TagLimits): readonly Rule<Pick<Environment, "tags">>[] {
  return [
    {
      code: "tags/wrong",
      source,
      check: ({ tags }) =>
        Object.entries(tags).flatMap(([key, value]) => {
          const wrong = fault(key, value);
          return wrong === undefined
            ? []
            : [{ path: ["tags", key], what: `\`tags.${key}\` ${wrong}`, fix: "choose another key or value" }];
        }),
    },
    {
      code: "tags/too-many",
      source: mostSource,
      check: ({ tags }) => {
        const count = Object.keys(tags).length;
        if (count <= most - own) return [];
        const what = `\`tags\` has ${count} tags, and a resource has ${most}, of which ${own} say what it is`;
        return [{ path: ["tags"], what, fix: `write at most ${most - own}` }];
      },
    },
  ];
}
