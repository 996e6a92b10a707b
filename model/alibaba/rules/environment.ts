import type { Environment } from "../../environment";
import { ownTags } from "../../own-tags";
import type { Rule } from "../../rule";
import { tagRules } from "../../rules/tags";
import { mostTags, tagFault } from "../tag";

/** What only the whole environment shows. */
export const alibabaEnvironmentRules: readonly Rule<Environment>[] = tagRules({
  fault: tagFault,
  source: "Alibaba sheet, section 2; alicloud_instance: tags",
  most: mostTags,
  own: ownTags.length,
  mostSource: `ECS: limits of tags: ${mostTags}`,
});
